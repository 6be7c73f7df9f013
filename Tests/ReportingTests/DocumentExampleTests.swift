import Foundation
import Testing

@Suite struct DocumentExampleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let sources =
    (FileManager.default.enumerator(atPath: root.appendingPathComponent("Sources/Reporting").path)?
    .compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()

  /// The lines of the examples in documentation comments, example by example.
  private static func examples(of source: String) -> [[String]] {
    var examples: [[String]] = []
    var current: [String]?
    for line in source.split(separator: "\n") {
      let text = line.trimmingCharacters(in: .whitespaces)
      guard text.hasPrefix("///") else { continue }
      let content = text.dropFirst(3).trimmingCharacters(in: .whitespaces)
      if content == "```swift" {
        current = []
      } else if content == "```", let example = current {
        examples.append(example)
        current = nil
      } else if !content.isEmpty {
        current?.append(content)
      }
    }
    return examples
  }

  @Test func `every example of the module stands in these tests and so compiles`() throws {
    let tests = try String(
      contentsOf: Self.root.appendingPathComponent("Tests/ReportingTests/DocumentExamples.swift"),
      encoding: .utf8
    ).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n")
    var count = 0
    for path in Self.sources {
      let source = try String(
        contentsOf: Self.root.appendingPathComponent("Sources/Reporting/\(path)"), encoding: .utf8)
      for example in Self.examples(of: source) {
        count += 1
        #expect(tests.contains(example.joined(separator: "\n")), "\(path): \(example)")
      }
    }
    #expect(count >= 4)
  }
}
