import Foundation
import TestSupport
import Testing

@Suite struct DemoTests {
  @Test(.enabled(if: FitTests.isOptimised, "trains: in release"), arguments: ["1", "2", "3"])
  func `the demo finds what it planted`(seed: String) throws {
    let folder = try TestFolder()
    let run = try folder.martlet("demo", "--seed", seed, "--json")
    #expect(run.exitCode == 0)
    let metrics = try #require(try run.objects.first?["metrics"] as? [String: Any])
    #expect((metrics["event_recall"] as? Double ?? 0) >= 0.75)
    #expect((metrics["event_precision"] as? Double ?? 0) >= 0.6)
    #expect(try folder.files == ["report.html"])
  }

  @Test(.enabled(if: FitTests.isOptimised, "trains: in release"))
  func `the demo prints precision and recall and where its report is`() throws {
    let folder = try TestFolder()
    let run = try folder.martlet("demo", "--output", "demo.html")
    #expect(run.output.contains("precision"))
    #expect(run.output.contains("recall"))
    #expect(run.output.contains("report: demo.html"))
    #expect(try folder.files == ["demo.html"])
  }
}
