import Foundation

/// Values of independent implementations, read from the `Golden` folder beside the tests.
enum Golden {
  static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Golden/\(name)"))
    return try JSONDecoder().decode(type, from: data)
  }
}
