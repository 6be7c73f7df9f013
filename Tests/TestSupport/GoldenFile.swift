package import Foundation

/// Values of independent implementations, committed with the scripts that made them in `Golden/` of
/// the tests that use them.
package enum GoldenFile {
  /// The place of a committed file.
  ///
  /// - Parameter test: A source file of the tests that it belongs to.
  package static func url(_ name: String, of test: String = #filePath) -> URL {
    var folder = URL(filePath: test).deletingLastPathComponent()
    while folder.pathComponents.count > 1,
      folder.deletingLastPathComponent().lastPathComponent != "Tests"
    {
      folder.deleteLastPathComponent()
    }
    return folder.appending(path: "Golden/\(name)")
  }

  /// The bytes of a committed file.
  package static func bytes(_ name: String, of test: String = #filePath) throws -> [UInt8] {
    Array(try Data(contentsOf: url(name, of: test)))
  }

  /// Reads a committed file of JSON.
  package static func read<Value: Decodable>(
    _ name: String, as type: Value.Type, keys: JSONDecoder.KeyDecodingStrategy = .useDefaultKeys,
    of test: String = #filePath
  ) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = keys
    return try decoder.decode(type, from: Data(contentsOf: url(name, of: test)))
  }
}
