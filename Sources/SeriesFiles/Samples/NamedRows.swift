/// The rows that one line brought, of one series, with channels by name.
struct NamedRows {
  /// Something in the line that is no number.
  struct Other {
    var name: String
    /// Where it stands among the others, from 1.
    var position: Int
    /// What it is, in words.
    var found: String
    var isText: Bool
  }

  /// The series' name.
  var series: String
  /// `[row]`: the timestamps as written; `nil` where one is missing.
  var times: [[UInt8]?]
  /// `[row]`: the values with the names of their channels.
  var values: [[(String, Double)]]
  var others: [Other] = []
}
