import Foundation
import TestSupport
import Testing

@Suite struct RunTests {
  private let recipe = """
    name: waves
    data: {path: cpu.csv}
    windows: {length: 12}
    split: {test: 0.25, validation: 0.1}
    scaling: {rule: standard}
    model: {dense: {encoder_sizes: [6]}}
    training: {epochs: 2}
    threshold: percentile:99
    """

  private func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 300, jump: 250..<255), to: "cpu.csv")
    try folder.write(recipe, to: "waves.yaml")
    return folder
  }

  @Test func `a recipe leaves a folder of results, the same bytes each time`() throws {
    let folder = try folder()
    let run = try folder.martlet("run", "waves.yaml", "--data", ".")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("waves: 300 rows of 1 channel"))
    let again = try folder.martlet(
      "run", "waves.yaml", "--data", ".", "--out", "b/c/", "--threads", "2", "--json")
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try again.objects.first?["name"] as? String == "waves")
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/results/waves")
    #expect(names.contains("metrics.json") && names.contains("recipe.yaml"))
    for name in names where name.contains(".") && name != "timing.json" {
      #expect(try folder.bytes(of: "results/waves/\(name)") == folder.bytes(of: "b/c/\(name)"))
    }
  }

  @Test func `the resolved recipe runs to the same numbers as its short form`() throws {
    let folder = try folder()
    let dry = try folder.martlet("run", "waves.yaml", "--dry-run", "--set", "training.epochs=1")
    #expect(dry.exitCode == 0, "\(dry.errors)")
    #expect(dry.output.contains("\n  epochs: 1\n  batch_size: 64\n"))
    #expect(try folder.files == ["cpu.csv", "waves.yaml"])
    try folder.write(dry.output, to: "long.yaml")
    let options = ["--data", ".", "--json"]
    let short = try ProgramRun(
      ["run", "waves.yaml", "--set", "training.epochs=1"] + options, in: folder.path)
    let long = try ProgramRun(["run", "long.yaml"] + options, in: folder.path)
    #expect(short.exitCode == 0 && short.output == long.output)
  }

  /// Options of a command line are a recipe, and the recipe does what the options do.
  @Test(arguments: [
    ["detect", "cpu.csv", "--architecture", "linear", "--window", "24", "--train-rows", "200"],
    [
      "detect", "cpu.csv", "--architecture", "linear", "--architecture", "dense", "--epochs", "1",
      "--combine", "votes:2", "--threshold", "percentile:99",
    ],
    ["detect", "cpu.csv", "--causal", "--budget", "5/1000rows"],
    ["detect", "cpu.csv", "--model", "web.martlet", "--labels", "labels.txt"],
  ])
  func `what a dry run prints finds the same when it is run`(command: [String]) throws {
    let folder = try folder()
    try folder.write(
      (0..<300).map { (250..<255).contains($0) ? "1\n" : "0\n" }.joined(), to: "labels.txt")
    let fit = try folder.martlet("fit", "cpu.csv", "-o", "web.martlet", "--architecture", "linear")
    #expect(fit.exitCode == 0, "\(fit.errors)")
    let options = ["--no-report", "--scores", "scores.csv", "--json"]
    let found = try ProgramRun(command + options, in: folder.path)
    #expect(found.exitCode == 0, "\(found.errors)")
    let scores = try folder.bytes(of: "scores.csv")
    let dry = try ProgramRun(
      command + ["--no-report", "--scores", "again.csv", "--dry-run"], in: folder.path)
    #expect(dry.exitCode == 0, "\(dry.errors)")
    try folder.write(dry.output, to: "dry.yaml")
    let run = try folder.martlet(
      "run", "dry.yaml", "--data", ".", "--set", "outputs.anomalies=anomalies.json")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.hasSuffix("scores: again.csv\nanomalies: anomalies.json\n"))
    #expect(try folder.bytes(of: "again.csv") == scores)
    let anomalies = String(decoding: try folder.bytes(of: "anomalies.json"), as: UTF8.self)
    #expect(anomalies == found.output)
  }

  @Test(arguments: [
    "channels: {folder: hosts, of: [{name: cpu, files: \"*.csv\"}]}",
    "table: {folder: hosts, files: \"*.csv\"}", "path: hosts/cpu.csv",
  ])
  func `paths begin in the folder of the data, whichever kind of data it is`(data: String) throws {
    let folder = try TestFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/data/hosts", withIntermediateDirectories: true)
    try folder.write(Waves.csv(rows: 200), to: "data/hosts/cpu.csv")
    try folder.write(
      recipe.replacing("path: cpu.csv", with: data), to: "waves.yaml")
    let run = try folder.martlet("run", "waves.yaml", "--data", "data", "--json")
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func `a file of several series leaves documents of each`() throws {
    let folder = try TestFolder()
    let rows = Waves.csv(rows: 120).split(separator: "\n")
    let long =
      [rows[0] + ",host"] + ["a", "b"].flatMap { host in rows[1...].map { $0 + ",\(host)" } }
    try folder.write(long.joined(separator: "\n") + "\n", to: "hosts.csv")
    try folder.write(
      "data: {path: hosts.csv, series_column: host}\nmodel: linear\n", to: "hosts.yaml")
    let run = try folder.martlet("run", "hosts.yaml", "--out", "out")
    #expect(run.exitCode == 0, "\(run.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out")
    for name in ["model.a.martlet", "model.b.martlet", "report.a.html", "scores.csv"] {
      #expect(names.contains(name), "\(name) of \(names)")
    }
    let metrics = String(decoding: try folder.bytes(of: "out/metrics.json"), as: UTF8.self)
    #expect(metrics.hasPrefix(#"{"series": [{"name": "a""#))
  }

  @Test(arguments: [
    (
      ["run", "waves.yaml", "--set", "training.epohcs=5"],
      """
      error: --set training.epohcs=5: unknown key "epohcs": did you mean "epochs"?

      """
    ),
    (
      ["run", "waves.yaml", "--set", "training.epochs=0"],
      """
      error: --set training.epochs=0: training.epochs is 0.0, expected from 1 to 1000000

      """
    ),
    (["run", "none.yaml"], "error: none.yaml: no such file. Check the path.\n"),
    (
      ["run", "waves.yaml", "--out", "cpu.csv"],
      "error: cpu.csv: writing failed at the step 'create' (Not a directory); nothing was changed.\n"
    ),
    (
      ["run", "waves.yaml", "--data", "nowhere"],
      "error: nowhere/cpu.csv: no such file. Check the path.\n"
    ),
  ])
  func `what keeps it from running is told, and nothing is left`(
    arguments: [String], message: String
  ) throws {
    let folder = try folder()
    let run = try ProgramRun(arguments, in: folder.path)
    #expect(run.exitCode == 1)
    #expect(run.errors == message)
    #expect(try folder.files == ["cpu.csv", "waves.yaml"])
  }

  @Test(arguments: [
    ["run"], ["run", "waves.yaml", "--schema"], ["run", "waves.yaml", "--out", "-"],
  ])
  func `wrong usage is told`(arguments: [String]) throws {
    let folder = try folder()
    let run = try ProgramRun(arguments, in: folder.path)
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: "))
  }

  @Test func `a recipe comes from standard input, and the schema goes to standard output`() throws {
    let folder = try folder()
    let run = try folder.martlet("run", "-", "--dry-run", "--seed", "9", input: recipe)
    #expect(run.output.hasSuffix("seed: 9\n"))
    let wrong = try folder.martlet("run", "-", input: "dta: 1")
    #expect(
      wrong.errors == "error: standard input:1:1: unknown key \"dta\": did you mean \"data\"?\n")
    let schema = try folder.martlet("run", "--schema")
    #expect(try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) is [String: Any])
    #expect(schema.output.contains("https://json-schema.org/draft/2020-12/schema"))
  }
}
