/// A column of a file, by its name in the header or by its position.
///
/// ```swift
/// let options = SeriesReader.Options(
///   timestampColumn: .name("time"), valueColumns: [.position(3), ColumnReference("load")])
/// print(try SeriesReader.read(path: "cpu.csv", options: options).series[0].channelNames)
/// ```
public enum ColumnReference: Sendable, Hashable, CustomStringConvertible {
  /// The name in the header; the case counts only where two names differ in nothing else.
  case name(String)
  /// The position, from 1.
  case position(Int)

  /// What a person types: a number is a position, anything else a name.
  public init(_ text: String) {
    if let position = Int(text), position >= 1 {
      self = .position(position)
    } else {
      self = .name(text)
    }
  }

  /// The name, or the position.
  public var description: String {
    switch self {
    case .name(let name): "\"\(name)\""
    case .position(let position): "number \(position)"
    }
  }
}
