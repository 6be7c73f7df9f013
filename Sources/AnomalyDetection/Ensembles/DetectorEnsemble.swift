/// Several detectors that judge together: other models of the same data, or one model with other
/// thresholds.
///
/// ```swift
/// let ensemble = try DetectorEnsemble([linear, dense, lstm], rule: .votes(2))
/// let found = try DetectionModel.ensemble(ensemble).detect(series)
/// print(found.result.anomalies, found.members.map(\.result.anomalies.count))
/// ```
/// Its scores are those of its members, combined row by row; 1 is the threshold. What was expected,
/// and each channel's part, is told by the member whose score is highest at the row.
public struct DetectorEnsemble: Sendable {
  /// The members, fitted on the same channels.
  public let members: [Detector]
  /// How their scores become one.
  public let rule: CombinationRule

  /// - Throws: `DetectorError.invalidConfiguration` for no member, more votes than members, or
  ///   members of different channels.
  public init(_ members: [Detector], rule: CombinationRule) throws(DetectorError) {
    guard let first = members.first else {
      throw .invalidConfiguration(key: "members", found: "0", expected: "at least 1")
    }
    if case .votes(let count) = rule, !(1...members.count).contains(count) {
      throw .invalidConfiguration(
        key: "votes", found: "\(count)", expected: "1 to \(members.count)")
    }
    for member in members where member.channelNames != first.channelNames {
      throw .invalidConfiguration(
        key: "channels", found: member.channelNames.joined(separator: ", "),
        expected: first.channelNames.joined(separator: ", "))
    }
    self.members = members
    self.rule = rule
  }

  /// The channels it judges, in their order.
  public var channelNames: [String] { members[0].channelNames }

  /// How its scores become alarms: 1 is the threshold, and flags are merged as the first member does it.
  public var alarms: AlarmPolicy {
    AlarmPolicy(rule: .fixed(1), threshold: 1, events: members[0].plan.events)
  }

  /// Who judges together: `2 models judge together by max: linear, dense`.
  public var reason: String {
    "\(members.count) models judge together by \(rule): "
      + members.map(\.plan.model.kind.rawValue).joined(separator: ", ")
  }
}
