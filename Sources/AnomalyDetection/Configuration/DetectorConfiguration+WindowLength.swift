/// As a word a number, or `auto` for one dominant period.
extension DetectorConfiguration.WindowLength: LosslessStringConvertible {
  /// The number, or `auto`.
  public var description: String {
    switch self {
    case .rows(let rows): "\(rows)"
    case .period: "auto"
    }
  }

  /// Reads a number of at least 1, or `auto`.
  public init?(_ description: String) {
    if description == "auto" {
      self = .period
    } else if let rows = Int(description), rows >= 1 {
      self = .rows(rows)
    } else {
      return nil
    }
  }
}

extension DetectorConfiguration.WindowLength: Codable {
  /// Reads a number, or `auto`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let rows = try? container.decode(Int.self) {
      self = .rows(rows)
      return
    }
    let word = try container.decode(String.self)
    guard let length = Self(word) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\"\(word)\"; expected a number of rows, or auto")
    }
    self = length
  }

  /// Writes a number, or `auto`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .rows(let rows): try container.encode(rows)
    case .period: try container.encode(description)
    }
  }
}
