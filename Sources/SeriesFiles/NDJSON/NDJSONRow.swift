/// What a line of JSON says of one moment: a row of channels, or one value of one series.
struct NDJSONRow {
  /// The name of the series.
  var series: String
  /// The member that is the timestamp.
  var time: NDJSONLine.Member?
  /// The member that is the label.
  var label: NDJSONLine.Member?
  /// The name of the member that names the series.
  var seriesKey: String?
  /// The members that are numbers.
  var values: [(String, Double)]
  /// The members that are neither numbers nor have a job.
  var others: [NDJSONLine.Member]
}
