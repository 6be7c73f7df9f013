import Foundation
import TestSupport
import Testing

@Suite struct TuneTests {
  private let recipe = """
    name: waves
    data: {path: cpu.csv}
    windows: {length: 12}
    split: {test: 0.25, validation: 0.2}
    model: {dense: {encoder_sizes: [6]}}
    training:
      epochs: 2
      learning_rate: {log: [1.0e-4, 1.0e-1]}
      batch_size: {range: [16, 64, 16]}
    """

  private func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 300, jump: 250..<255), to: "cpu.csv")
    try folder.write(recipe, to: "search.yaml")
    return folder
  }

  @Test func `a search ends with a recipe that runs, a table and a picture`() throws {
    let folder = try folder()
    let run = try folder.martlet("tune", "search.yaml", "--trials", "9", "--data", ".")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("trial  validation error  training.learning_rate"))
    #expect(run.output.contains("martlet run results/waves-tuning/best.yaml --data ."))
    let table = try folder.text(of: "results/waves-tuning/trials.csv")
    #expect(table.split(separator: "\n").count == 10)
    #expect(try folder.text(of: "results/waves-tuning/importance.svg").hasPrefix("<svg"))
    let best = try folder.martlet(
      "run", "results/waves-tuning/best.yaml", "--data", ".", "--json")
    #expect(best.exitCode == 0, "\(best.errors)")
  }

  @Test func `a search goes on where it was stopped, whatever the number of threads`() throws {
    let folder = try folder()
    func tune(_ trials: String, _ threads: String, _ out: String) throws -> ProgramRun {
      try folder.martlet(
        "tune", "search.yaml", "--trials", trials, "--threads", threads, "--data", ".", "--out",
        out, "--json")
    }
    let whole = try tune("9", "2", "a")
    #expect(whole.exitCode == 0, "\(whole.errors)")
    _ = try tune("5", "1", "b")
    #expect(try tune("9", "1", "b").output == whole.output)
    for name in ["best.yaml", "trials.csv", "importance.svg", "search.yaml"] {
      #expect(try folder.bytes(of: "a/\(name)") == folder.bytes(of: "b/\(name)"))
    }
  }

  @Test func `the folder of another search is left alone`() throws {
    let folder = try folder()
    _ = try folder.martlet("tune", "search.yaml", "--trials", "1", "--data", ".", "--out", "a")
    let journal = try folder.bytes(of: "a/journal.ndjson")
    let run = try folder.martlet(
      "tune", "search.yaml", "--trials", "1", "--data", ".", "--out", "a", "--set",
      "training.epochs=3")
    #expect(run.exitCode == 1)
    #expect(run.errors.hasPrefix("error: a: holds another search"))
    #expect(try folder.bytes(of: "a/journal.ndjson") == journal)
  }

  @Test(arguments: [
    (["tune", "search.yaml", "--trials", "0"], 2, "error: --trials is 0, expected 1 to 100000"),
    (["tune", "search.yaml", "--objective", "best"], 2, "error: The value 'best' is invalid"),
    (
      ["tune", "search.yaml", "--set", "training.batch_size={range: [64, 16]}"], 1,
      """
      error: --set training.batch_size={range: [64, 16]}: training.batch_size: the range of \
      "training.batch_size" is 64 to 16, expected two whole numbers within ±2⁵², the lower first
      """
    ),
    (["tune", "search.yaml", "--data", "nowhere"], 1, "error: nowhere/cpu.csv: no such file"),
    (
      ["run", "search.yaml"], 1, "error: search.yaml has 2 mistakes:\nsearch.yaml:8:18: training.l"
    ),
  ])
  func `what cannot be searched is told`(
    arguments: [String], code: Int32, message: String
  ) throws {
    let folder = try folder()
    let run = try ProgramRun(arguments, in: folder.path)
    #expect(run.exitCode == code)
    #expect(run.errors.hasPrefix(message), "\(run.errors)")
  }
}
