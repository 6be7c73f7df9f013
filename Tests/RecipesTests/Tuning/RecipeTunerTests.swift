import Foundation
import Studies
import Synchronization
import Testing
import Tuning

@testable import Recipes

@Suite struct RecipeTunerTests {
  private func tuner(
    threads: Int = 1, _ objective: TuningObjective = .validation
  ) throws -> RecipeTuner {
    var configuration = TunerConfiguration(seed: 5, randomTrials: 4, trialsAtOnce: 2)
    configuration.pruning = PruningConfiguration(leastTrials: 2)
    return RecipeTuner(
      try RecipeSearchTests.search(RecipeSearchTests.yaml, objective),
      configuration: configuration,
      folder: .here, threadCount: threads)
  }

  @Test func `the number of threads changes nothing`() throws {
    let one = try tuner().run(9)
    let three = try tuner(threads: 3).run(9)
    #expect(one.trials == three.trials)
    #expect(one.trials.count == 9)
    #expect(one.trials.contains { $0.outcome == .pruned })
  }

  @Test(arguments: [1, 4, 7])
  func `a search that was killed goes on as if it had not been`(kept: Int) throws {
    let whole = try tuner().run(9)
    let path = NSTemporaryDirectory() + "martlet-\(UUID().uuidString).ndjson"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var lines = whole.trials.prefix(kept).map(TuningJournal.line).joined()
    lines += #"{"number": 9, "val"#
    try Data(lines.utf8).write(to: URL(fileURLWithPath: path))

    let journal = try JournalFile(path: path)
    #expect(journal.trials.count == kept)
    let again = try tuner().run(9, after: journal.trials) { try journal.add($0) }
    #expect(again.trials == whole.trials)
    #expect(try JournalFile(path: path).trials.sorted { $0.number < $1.number } == whole.trials)
  }

  @Test func `the best has the lowest validation error of all that came to their end`() throws {
    let outcome = TuningOutcome(
      try RecipeSearchTests.search(), try tuner().run(9))
    let lowest = outcome.tuner.trials.compactMap(\.objective).min()
    #expect(outcome.ranked.first?.objective == lowest)
    let best = try #require(outcome.bestRecipe)
    let recipe = try RecipeDocument(yaml: Array(best.utf8), file: "best.yaml").recipe()
    let run = try RecipeRunner(recipe).run()
    #expect(run.findings[0].study?.validation.quality?.meanSquaredError == lowest)
  }

  @Test func `an error stops the search`() throws {
    struct Full: Error {}
    let count = Mutex(0)
    #expect(throws: Full.self) {
      try tuner(threads: 2).run(
        9,
        ended: { _ in
          try count.withLock {
            $0 += 1
            if $0 == 3 { throw Full() }
          }
        })
    }
  }

  @Test func `labelled anomalies of the validation part are an objective`() throws {
    let yaml = RecipeSearchTests.yaml.replacing(
      "test: 0.3, validation: 0.2", with: "test: 0.2, validation: 0.4")
    let search = try RecipeSearchTests.search(yaml, .prAUC)
    let tuner = try RecipeTuner(
      search, configuration: TunerConfiguration(seed: 5, trialsAtOnce: 2),
      folder: .here
    ).run(2)
    #expect(tuner.configuration.isMaximized)
    #expect(tuner.trials.allSatisfy { ($0.objective ?? -1) > 0 && ($0.objective ?? 2) <= 1 })
  }
}
