import Foundation

/// A folder of its own for one test, gone with it.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "martlet-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// What is in it, hidden files too.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Runs the built program here.
  func martlet(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(arguments, in: path, input: input, environment: environment)
  }
}
