import Foundation
import TestSupport
import Testing

@Suite struct EnsembleTests {
  /// A folder with data and two models of it, of which the first flags far more.
  private func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    for (file, options) in [
      ("a.martlet", ["--window", "24", "--threshold", "percentile:60"]),
      ("b.martlet", ["--window", "12", "--threshold", "percentile:99"]),
    ] {
      let run = try ProgramRun(
        ["fit", "cpu.csv", "-o", file, "--architecture", "linear", "--train-rows", "240"] + options,
        in: folder.path)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    return folder
  }

  private func flags(_ folder: TestFolder, _ options: String...) throws -> [Bool] {
    let run = try ProgramRun(
      ["detect", "cpu.csv", "--no-report", "--scores", "scores.csv"] + options, in: folder.path)
    #expect(run.exitCode == 0, "\(run.errors)")
    return try folder.text(of: "scores.csv").split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)[4] == "1"
    }
  }

  @Test func `votes flag the rows that so many models flag by themselves`() throws {
    let folder = try folder()
    let a = try flags(folder, "--model", "a.martlet")
    let b = try flags(folder, "--model", "b.martlet")
    #expect(a != b && b.contains(true))
    let both = try flags(
      folder, "--model", "a.martlet", "--model", "b.martlet", "--combine", "votes:2")
    // The longer window leaves its first rows without a score, and with them the ensemble.
    for row in 23..<480 { #expect(both[row] == (a[row] && b[row]), "row \(row)") }
    let one = try flags(folder, "--model", "a.martlet", "--model", "b.martlet", "--combine", "max")
    for row in 23..<480 { #expect(one[row] == (a[row] || b[row]), "row \(row)") }
  }

  @Test func `the text tells each model, what it found alone, and what came together`() throws {
    let folder = try folder()
    let run = try folder.martlet(
      "detect", "cpu.csv", "--model", "a.martlet", "--model", "b.martlet", "--combine", "votes:2")
    #expect(run.exitCode == 0)
    #expect(run.output.contains("\nmodel 1 (a.martlet): linear autoencoder"))
    #expect(run.output.contains("\nmodel 2 (b.martlet): linear autoencoder"))
    #expect(run.output.components(separatedBy: "\n  alone: ").count == 3)
    #expect(run.output.contains("\ntogether: both models have to flag a row; "))
    let page = try folder.text(of: "cpu.report.html")
    #expect(page.contains("<h2>The models</h2>"))
    #expect(page.contains("model 2 (linear, b.martlet)"))
    #expect(page.contains("a.martlet, b.martlet"))
  }

  @Test func `json has the models with their counts beside what is there for one`() throws {
    let folder = try folder()
    let run = try folder.martlet(
      "detect", "cpu.csv", "--json", "--model", "a.martlet", "--model", "b.martlet")
    let object = try #require(try run.objects.first)
    #expect(object["model"] as? String == "ensemble")
    #expect(object["method"] as? String == "fitted")
    #expect(object["combination"] as? String == "mean")
    #expect(object["threshold"] as? Double == 1)
    #expect(object["model_file"] == nil)
    let models = try #require(object["models"] as? [[String: Any]])
    #expect(models.map { $0["model"] as? String } == ["linear", "linear"])
    #expect(models.map { $0["model_file"] as? String } == ["a.martlet", "b.martlet"])
    #expect(
      models.map { $0["threshold_rule"] as? String } == ["percentile:60", "percentile:99"])
    for (model, file) in zip(models, ["a.martlet", "b.martlet"]) {
      #expect(model["flagged_rows"] as? Int == (try flags(folder, "--model", file).count { $0 }))
    }
    let single = try #require(
      try folder.martlet("detect", "cpu.csv", "--json", "--model", "a.martlet").objects.first)
    #expect(
      Set(object.keys).subtracting(single.keys) == ["combination", "models"]
        && Set(single.keys).subtracting(object.keys) == ["model_file"])
  }

  @Test func `the table of scores has a column a model, whose mean is the score`() throws {
    let folder = try folder()
    _ = try flags(folder, "--model", "a.martlet", "--model", "b.martlet", "--combine", "mean")
    let lines = try folder.text(of: "scores.csv").split(separator: "\n")
    #expect(
      lines[0] == "timestamp,load,reconstruction_error,anomaly_score,is_anomaly,imputed,"
        + "anomaly_score_1,anomaly_score_2")
    // Row 20: the shorter window is full, the longer is not.
    #expect(lines[21].contains(",,,0,0,,"))
    let fields = lines[401].split(separator: ",", omittingEmptySubsequences: false).map(Float.init)
    let (score, first, second) = (fields[3], fields[6], fields[7])
    #expect(try #require(score) == (try #require(first) + (try #require(second))) / 2)
  }

  @Test func `models fitted at once are those fitted one by one`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let fit = ["--train-rows", "240", "--epochs", "2"]
    for kind in ["linear", "dense"] {
      let run = try ProgramRun(
        ["fit", "cpu.csv", "-o", "\(kind).martlet", "--architecture", kind] + fit, in: folder.path)
      #expect(run.exitCode == 0)
    }
    let rules = ["--combine", "max", "--json"]
    let fitted = try ProgramRun(
      ["detect", "cpu.csv", "--architecture", "linear", "--architecture", "dense"] + fit + rules,
      in: folder.path)
    let stored = try ProgramRun(
      ["detect", "cpu.csv", "--model", "linear.martlet", "--model", "dense.martlet"] + rules,
      in: folder.path)
    func anomalies(_ run: ProgramRun) throws -> NSArray {
      try #require(try run.objects.first?["anomalies"] as? NSArray)
    }
    #expect(try anomalies(fitted) == anomalies(stored))
    #expect(try anomalies(fitted).count > 0)
  }

  @Test func `a threshold holds for each model, and a budget is told of all together`() throws {
    let folder = try folder()
    let run = try folder.martlet(
      "detect", "cpu.csv", "--json", "--model", "a.martlet", "--model", "b.martlet", "--budget",
      "1/week", "--combine", "max")
    let object = try #require(try run.objects.first)
    let models = try #require(object["models"] as? [[String: Any]])
    #expect(models.map { $0["threshold_rule"] as? String } == ["budget:1/week", "budget:1/week"])
    let rate = try #require(object["alarm_rate"] as? [String: Any])
    #expect(rate["alarms"] as? Int == (object["anomalies"] as? [Any])?.count)
    #expect(abs((rate["promised"] as? Double ?? 0) - 1 / 168.0) < 1e-12)
    let text = try folder.martlet(
      "detect", "cpu.csv", "--no-report", "--model", "a.martlet", "--model", "b.martlet",
      "--budget", "1/week", "--combine", "max")
    #expect(text.output.contains("were promised of each model"))
  }

  @Test func `the same on any number of threads, to the byte`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let results = try ["1", "3"].map { threads in
      let run = try folder.martlet(
        "detect", "cpu.csv", "--architecture", "dense", "--architecture", "linear", "--combine",
        "votes:2", "--epochs", "2", "--threads", threads, "--scores", "scores.csv")
      #expect(run.exitCode == 0)
      return [
        run.output, try folder.text(of: "scores.csv"), try folder.text(of: "cpu.report.html"),
      ]
    }
    #expect(results[0] == results[1])
  }

  @Test func `models of other channels are named, with the file of each`() throws {
    let folder = try folder()
    try folder.write(
      Waves.csv().replacingOccurrences(of: "load", with: "memory"), to: "memory.csv")
    _ = try folder.martlet("fit", "memory.csv", "-o", "m.martlet", "--architecture", "linear")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--model", "a.martlet", "--model", "m.martlet")
    #expect(run.exitCode == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix(
        #"error: m.martlet: was fitted on 1 channel ("memory"), but a.martlet on 1 channel ("load")"#
      ))
    let missing = try folder.martlet(
      "detect", "cpu.csv", "--model", "a.martlet", "--model", "gone.martlet")
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("gone.martlet"))
  }

  @Test func `what warns of one model names it`() throws {
    let folder = try folder()
    // Every half hour, where the models know every hour: true of both, so it is said once.
    let lines = Waves.csv().split(separator: "\n")
    let fast = lines.enumerated().map { index, line in
      guard index > 0 else { return String(line) }
      let minutes = (index - 1) * 30
      let time = String(
        format: "2024-01-%02d %02d:%02d:00", 1 + minutes / 1440, minutes / 60 % 24, minutes % 60)
      return time + line.dropFirst(19)
    }
    try folder.write(fast.joined(separator: "\n"), to: "fast.csv")
    let run = try folder.martlet(
      "detect", "fast.csv", "--no-report", "--model", "a.martlet", "--model", "b.martlet")
    #expect(run.exitCode == 0)
    let interval = "the model was fitted on a row every 1 h"
    #expect(run.errors.components(separatedBy: interval).count == 2)
    #expect(!run.errors.contains("model 1: \(interval)"))
  }
}
