import Foundation

/// Values of independent implementations, with the scripts that made them.
enum GoldenFile {
  /// Reads a file of `Golden/`.
  static func decode<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Golden/\(name)")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }
}
