import Foundation
import TestSupport

/// The Swift files that hold the examples of the documentation, and so compile them.
enum CompiledExamples {
  /// `[file]`: what stands in them, in lines as `lines` gives them.
  private static let texts: [String] = {
    let tests = Repository.root.appendingPathComponent("Tests/MartletTests")
    return swiftFiles(in: tests).compactMap { try? String(contentsOf: $0, encoding: .utf8) }
      .map { lines($0).joined(separator: "\n") }
  }()

  /// All Swift files below a folder.
  static func swiftFiles(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
  }

  /// Lines without what stands before and behind them, blank ones left out.
  private static func lines(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// The examples of a page that no test compiles.
  static func missing(in page: String) -> [String] {
    page.components(separatedBy: "```").filter { $0.hasPrefix("swift\n") }
      .map { part in
        lines(part.dropFirst(6)).filter { !$0.hasPrefix("import ") }.joined(separator: "\n")
      }
      .filter { example in !texts.contains { $0.contains(example) } }
  }
}
