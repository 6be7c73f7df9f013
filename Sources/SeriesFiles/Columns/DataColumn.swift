/// Where a column stands, and what it is called: for messages.
///
/// ```swift
/// for case .textColumnIgnored(let column) in file.notes {
///   print("left out: \(column)")  // column 2 (host)
/// }
/// ```
public struct DataColumn: Sendable, Hashable, CustomStringConvertible {
  /// The position, from 1.
  public let position: Int
  /// The name in the header; `nil` without one.
  public let name: String?

  /// The column at `position`, from 1.
  public init(position: Int, name: String?) {
    self.position = position
    self.name = name
  }

  /// `column 2 (value)`.
  public var description: String {
    if let name, !name.isEmpty { "column \(position) (\(name))" } else { "column \(position)" }
  }
}
