import AnomalyDetection
import Benchmarking
import Foundation
import Testing

/// Figures that others published, from the real data; they need optimisation.
@Suite(.enabled(if: isUsable, "no data, or no optimisation"))
struct PublishedFigureTests {
  /// The leaderboard's position-only detector has .323 on the 17 files of TSB-AD that are rebuilt
  /// exactly: data, labels, windows and volumes must all be right for it.
  @Test func `a time ramp has the VUS-PR that it has on TSB-AD's files`() throws {
    let corpus = try BenchmarkCorpus(.tsbAD, folder: folder.appending(path: "tsb_ad").path())
    #expect(corpus.entries.count == 17)
    let run = try BenchmarkRunner(corpus, detectors: [.baseline(.timeRamp)]).run()
    let figure = try #require(run.summaries[0].figures.first { $0.key == "vus_pr" })
    #expect(abs(try #require(figure.value) - 0.323) < 0.0005)
  }
}

/// The folder of real data that lies outside the repository: `MARTLET_DATA`, or `../shared/data`.
private let folder: URL = {
  if let path = ProcessInfo.processInfo.environment["MARTLET_DATA"] { return URL(filePath: path) }
  var root = URL(filePath: #filePath)
  for _ in 0..<3 { root.deleteLastPathComponent() }
  return root.appending(path: "../shared/data").standardizedFileURL
}()

private var isUsable: Bool {
  #if DEBUG
    false
  #else
    FileManager.default.fileExists(atPath: folder.path())
  #endif
}
