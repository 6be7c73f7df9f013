/// A folder of files, of which each channel has one or several: a server's metrics, say.
package struct ChannelFiles: Sendable, Hashable, Codable {
  /// One channel with its files.
  package struct Channel: Sendable, Hashable, Codable {
    /// What the channel is called.
    package var name: String
    /// The names of its files, where `*` stands for anything: `*cpu_utilization*`. The files are
    /// joined in the order of their names; one file may belong to several channels.
    package var files: String

    package init(name: String, files: String) {
      self.name = name
      self.files = files
    }
  }

  /// How the files of a channel become one.
  package enum Combination: String, Sendable, Hashable, Codable, CaseIterable {
    /// Their rows in the order of time: the channel is whichever file spoke last.
    case join
    /// Each file keeps its last value until its next, and the channel is the mean of those that have
    /// begun.
    case mean
  }

  package var folder: String
  /// The channels, in the order of the table's columns.
  package var of: [Channel]
  /// How the files of a channel become one.
  package var combine: Combination
  /// What a channel is before its first value; `nil` takes that value, which looks ahead.
  package var initialValue: Double?
  /// Where the aligned table is written, as a name inside the folder of results; `nil` for nowhere.
  package var aggregate: String?

  private enum CodingKeys: String, CodingKey {
    case folder
    case of
    case combine
    case initialValue = "initial_value"
    case aggregate
  }

  /// Channels of files in a folder.
  package init(
    folder: String, of channels: [Channel], combine: Combination = .join,
    initialValue: Double? = nil, aggregate: String? = nil
  ) {
    self.folder = folder
    self.combine = combine
    self.initialValue = initialValue
    of = channels
    self.aggregate = aggregate
  }

  /// Reads a description; folder and channels must be given.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      folder: try container.decode(String.self, forKey: .folder),
      of: try container.decode([Channel].self, forKey: .of),
      combine: try container.decodeIfPresent(Combination.self, forKey: .combine) ?? .join,
      initialValue: try container.decodeIfPresent(Double.self, forKey: .initialValue),
      aggregate: try container.decodeIfPresent(String.self, forKey: .aggregate))
  }

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(!folder.isEmpty, "folder", "empty", "the path of a folder")
    try RecipeFault.check(!of.isEmpty, "of", "empty", "at least one channel")
    var seen: Set<String> = []
    for (index, channel) in of.enumerated() {
      guard !channel.name.isEmpty, seen.insert(channel.name).inserted else {
        throw RecipeFault(
          ["of", "\(index)", "name"], found: "\"\(channel.name)\"",
          expected: "a name that no other channel has")
      }
      guard !channel.files.isEmpty else {
        throw RecipeFault(
          ["of", "\(index)", "files"], found: "empty", expected: "a pattern such as *cpu*")
      }
    }
    if let initialValue {
      try RecipeFault.check(
        initialValue.isFinite, "initial_value", initialValue, "a number that is not infinite")
    }
    if let aggregate {
      try RecipeFault.check(
        !aggregate.isEmpty && !aggregate.contains("/"), "aggregate", "\"\(aggregate)\"",
        "the name of a file, without folders")
    }
  }
}
