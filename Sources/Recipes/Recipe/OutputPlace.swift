/// Where a document goes: `false` for nowhere, `true` for its usual name in the folder of results, or
/// a path; of several series each has its own, with the series' name put in before the ending:
/// `web.report.html` becomes `web.host-1.report.html`.
package enum OutputPlace: Sendable, Hashable {
  case nowhere
  case folder
  /// A path; `-` is standard output.
  case path(String)

  /// The path that was given; `nil` for none.
  package var path: String? {
    if case .path(let path) = self { path } else { nil }
  }
}

extension OutputPlace: Codable {
  /// Reads `true`, `false` or a path.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let isWritten = try? container.decode(Bool.self) {
      self = isWritten ? .folder : .nowhere
      return
    }
    let path = try container.decode(String.self)
    guard !path.isEmpty else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an empty path; expected true, false or a path")
    }
    self = .path(path)
  }

  /// Writes `true`, `false` or the path.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .nowhere: try container.encode(false)
    case .folder: try container.encode(true)
    case .path(let path): try container.encode(path)
    }
  }
}
