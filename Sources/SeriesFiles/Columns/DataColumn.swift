/// Where a column stands, and what it is called: for messages.
public struct DataColumn: Sendable, Hashable, CustomStringConvertible {
  /// The position, from 1.
  public let position: Int
  /// The name in the header; `nil` without one.
  public let name: String?

  /// A column of a file.
  public init(position: Int, name: String?) {
    self.position = position
    self.name = name
  }

  /// `column 2 (value)`.
  public var description: String {
    if let name, !name.isEmpty { "column \(position) (\(name))" } else { "column \(position)" }
  }
}
