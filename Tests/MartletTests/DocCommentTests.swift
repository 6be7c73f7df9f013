import Foundation
import TestSupport
import Testing

/// The examples in the comments of the sources.
@Suite struct DocCommentTests {
  private static let modules = [
    "AnomalyDetection", "Evaluation", "Files", "ModelStorage", "NeuralEngine", "RandomNumbers",
    "Reporting", "SeriesFiles", "TimeSeries",
  ]

  private static func sources(of module: String) throws -> [(name: String, lines: [Substring])] {
    let folder = Repository.root.appendingPathComponent("Sources/\(module)")
    return try CompiledExamples.swiftFiles(in: folder).map { file in
      (
        file.lastPathComponent,
        try String(contentsOf: file, encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
      )
    }
  }

  /// The comment that ends above a line, without its slashes.
  private static func comment(above line: Int, _ lines: [Substring]) -> [Substring] {
    lines[..<line].reversed().drop { $0.hasPrefix("@") }.prefix { $0.hasPrefix("///") }.reversed()
  }

  @Test(arguments: modules)
  func `every public type shows how it is used`(module: String) throws {
    let declaration = /public (?:final )?(?:struct|enum|class|actor|protocol) (\w+).*/
    var count = 0
    for (_, lines) in try Self.sources(of: module) {
      for (index, line) in lines.enumerated() {
        guard let type = line.wholeMatch(of: declaration) else { continue }
        count += 1
        #expect(Self.comment(above: index, lines).contains("/// ```swift"), "\(type.1)")
      }
    }
    #expect(count > 0)
  }

  @Test(arguments: modules)
  func `every example in a comment stands in these tests and so compiles`(module: String) throws {
    for (name, lines) in try Self.sources(of: module) {
      let comments = lines.map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.hasPrefix("///") }.map { $0.dropFirst(3) }
      let page = comments.map { $0.hasPrefix(" ") ? $0.dropFirst() : $0 }.joined(separator: "\n")
      for example in CompiledExamples.missing(in: page) { Issue.record("\(name): \(example)") }
    }
  }
}
