package import Foundation

/// A folder of its own for one test, gone with it.
package final class TestFolder {
  /// Where it is.
  package let path: String

  /// Makes a folder.
  package init() throws {
    path = NSTemporaryDirectory() + "martlet-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in it.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// What is in it by name, hidden files too.
  package var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Writes a file, its folders too, and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return path(name)
  }

  /// The bytes of a file.
  package func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path(name)))
  }

  /// The text of a file.
  package func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }
}
