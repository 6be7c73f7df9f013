/// Memory that watchers work in and leave nothing in that counts: one piece serves all watchers of a
/// thread, whatever their models.
package struct WatcherScratch: Sendable {
  /// Which memory of models on line.
  struct OnlineKey: Hashable {
    let model: UInt64
    let channels: Int
  }

  /// By the digest of a model: one for each member.
  var reconstructors: [UInt64: [WindowReconstructor]] = [:]
  var trainers: [OnlineKey: OnlineModel.Scratch] = [:]

  /// None yet; it is made when it is first needed.
  package init() {}
}
