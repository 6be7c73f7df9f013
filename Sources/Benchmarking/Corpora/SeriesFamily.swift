/// Which series of a benchmark are twins: the same thing measured twice, or one recording with noise
/// added. They count as one observation in an interval.
enum SeriesFamily {
  /// Costs of one ad exchange, one road sensor, one person's typing.
  static func nab(_ file: String) -> String {
    for shared in ["exchange-2", "exchange-3", "exchange-4", "_6005", "_t4013", "rogue_agent"]
    where file.contains(shared) {
      return shared
    }
    return file
  }

  /// `001_UCR_Anomaly_DISTORTED1sddb40_…` is a twin of `109_UCR_Anomaly_1sddb40_…`.
  static func ucr(_ file: String) -> String {
    let words = file.split(separator: "/").last.map { $0.split(separator: "_") } ?? []
    guard words.count > 3 else { return file }
    var name = words[3...].joined(separator: "_")
    for prefix in ["DISTORTED", "NOISE"] where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    return name
  }

  /// The data set of `001_NAB_id_1_Facility_tr_1007_1st_2014.csv`.
  static func tsbADGroup(_ file: String) -> String {
    let words = file.split(separator: "/").last.map { $0.split(separator: "_") } ?? []
    return words.count > 1 ? String(words[1]) : ""
  }

  /// Series of one data set with the same place of the first anomaly are copies of one recording.
  static func tsbAD(_ file: String) -> String {
    let words = file.split(separator: "/").last.map { $0.split(separator: "_") } ?? []
    guard words.count > 1, let last = words.last else { return file }
    return "\(words[1]) \(last)"
  }
}
