import AnomalyDetection
import Benchmarking
import Foundation
import TestSupport
import Testing

/// Figures that others published, from the real data; they need optimisation.
@Suite(.enabled(if: SharedData.isTrainable, "no data, or no optimisation"))
struct PublishedFigureTests {
  /// The leaderboard's position-only detector has .323 on the 17 files of TSB-AD that are rebuilt
  /// exactly: data, labels, windows and volumes must all be right for it.
  @Test func `a time ramp has the VUS-PR that it has on TSB-AD's files`() throws {
    let corpus = try BenchmarkCorpus(.tsbAD, folder: SharedData.path("tsb_ad"))
    #expect(corpus.entries.count == 17)
    let run = try BenchmarkRunner(corpus, detectors: [.baseline(.timeRamp)]).run()
    let figure = try #require(run.summaries[0].figures.first { $0.key == "vus_pr" })
    #expect(abs(try #require(figure.value) - 0.323) < 0.0005)
  }
}
