import Foundation
import TestSupport
import Testing

@Suite struct FitTests {
  @Test func `a model file applied to its data finds what a fit on the spot finds`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let options = ["--architecture", "linear", "--train-share", "0.5"]
    let fit = try ProgramRun(
      ["fit", "cpu.csv", "-o", "web.martlet"] + options, in: folder.path)
    #expect(fit.exitCode == 0)
    #expect(fit.output.contains("model file: web.martlet"))
    let scores = try [["--model", "web.martlet"], options].map { options in
      let run = try ProgramRun(
        ["detect", "cpu.csv", "--no-report", "--scores", "scores.csv"] + options, in: folder.path)
      #expect(run.exitCode == 0)
      return try folder.text(of: "scores.csv")
    }
    #expect(scores[0] == scores[1])
  }

  @Test func `a budget changes the threshold of a model without training it again`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    _ = try folder.martlet("fit", "cpu.csv", "-o", "web.martlet", "--architecture", "linear")
    let run = try folder.martlet(
      "detect", "cpu.csv", "--model", "web.martlet", "--budget", "1/day", "--json")
    #expect(try run.objects.first?["threshold_rule"] as? String == "budget:1/day")
  }

  @Test func `inspect tells of the model in text and in JSON`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    _ = try folder.martlet("fit", "cpu.csv", "-o", "web.martlet", "--architecture", "linear")
    let text = try folder.martlet("inspect", "web.martlet")
    #expect(text.exitCode == 0)
    for word in ["web.martlet", "linear autoencoder", "threshold", "rows of cpu", "layer"] {
      #expect(text.output.contains(word), "\(word)")
    }
    let json = try folder.martlet("inspect", "web.martlet", "--json")
    let object = try #require(try json.objects.first)
    #expect(object["model"] as? String == "linear")
    #expect(object["channels"] as? [String] == ["load"])
    #expect((object["layers"] as? [Any])?.isEmpty == false)
    #expect(object["manifest"] is [String: Any])
  }

  @Test func `several series give a model each`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.longCSV(), to: "hosts.csv")
    let run = try folder.martlet(
      "fit", "hosts.csv", "-o", "m.martlet", "--series-column", "host", "--architecture", "linear")
    #expect(run.exitCode == 0)
    #expect(try folder.files == ["hosts.csv", "m.db.martlet", "m.web-1.martlet"])
  }

  @Test(arguments: ["linear", "dense"])
  func `the same seed gives the same file, on any number of threads`(kind: String) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 240, jump: 0..<0), to: "cpu.csv")
    let files = try ["1", "1", "2", "3"].enumerated().map { index, threads in
      let name = "\(index).martlet"
      let run = try folder.martlet(
        "fit", "cpu.csv", "-o", name, "--architecture", kind, "--epochs", "3", "--threads",
        threads)
      #expect(run.exitCode == 0)
      return try folder.bytes(of: name)
    }
    #expect(!files[0].isEmpty)
    #expect(files.allSatisfy { $0 == files[0] })
    let other = try folder.martlet(
      "fit", "cpu.csv", "-o", "other.martlet", "--architecture", kind, "--epochs", "3", "--seed",
      "2")
    #expect(other.exitCode == 0)
    #expect(try folder.bytes(of: "other.martlet") != files[0])
  }

  #if DEBUG
    static let isOptimised = false
  #else
    static let isOptimised = true
  #endif

  /// Whether the machine has the wider vectors; elsewhere there is nothing to compare.
  static let hasAVX512: Bool = {
    let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    return information.contains("avx512f")
  }()

  @Test(
    .enabled(if: isOptimised, "trains: in release"), .enabled(if: hasAVX512, "no AVX-512"),
    arguments: ["linear", "dense", "lstm", "conv1d"])
  func `the model file does not depend on the instruction set`(kind: String) throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "cpu.csv")
    let files = try ["avx2", "avx512"].map { set in
      let run = try folder.martlet(
        "fit", "cpu.csv", "-o", "\(set).martlet", "--architecture", kind, "--epochs", "2",
        environment: ["MARTLET_INSTRUCTION_SET": set])
      #expect(run.exitCode == 0)
      return try folder.bytes(of: "\(set).martlet")
    }
    #expect(files[0] == files[1])
  }

  @Test func `a model applied to rows further apart is a warning`() throws {
    let folder = try TestFolder()
    func csv(every seconds: Int) -> String {
      (["time,load"]
        + (0..<300).map { "\(1_700_000_000 + $0 * seconds),\(($0 * 7919) % 24)" })
        .joined(separator: "\n")
    }
    for (name, seconds) in [("train", 60), ("near", 66), ("far", 300)] {
      try folder.write(csv(every: seconds), to: "\(name).csv")
    }
    _ = try folder.martlet("fit", "train.csv", "-o", "m.martlet", "--architecture", "linear")
    func detect(_ name: String) throws -> ProgramRun {
      try folder.martlet("detect", "\(name).csv", "--model", "m.martlet", "--json")
    }
    let far = try detect("far")
    #expect(far.exitCode == 0)
    let sentence = "fitted on a row every 1 min, but this data has one every 5 min"
    #expect(far.errors.contains(sentence))
    let warnings = try #require(try far.objects.first?["warnings"] as? [String])
    #expect(warnings.contains { $0.contains(sentence) })
    #expect(try !detect("near").errors.contains("fitted on a row"))
  }

  @Test func `epochs are as many as asked for`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(rows: 200, jump: 0..<0), to: "a.csv")
    let fit = try folder.martlet(
      "fit", "a.csv", "-o", "m.martlet", "--architecture", "dense", "--window", "8", "--epochs",
      "3")
    #expect(fit.output.contains("training: 3 epochs"), "\(fit.output)\(fit.errors)")
    let inspect = try folder.martlet("inspect", "m.martlet")
    #expect(inspect.output.contains(" 3 epochs"))
  }

  @Test func `a model on standard output is not mixed with text`() throws {
    let folder = try TestFolder()
    try folder.write(Waves.csv(), to: "a.csv")
    let process = try ProgramRun.start(
      ["fit", "a.csv", "-o", "-", "--architecture", "linear"], in: folder.path,
      output: "\(folder.path)/piped", errors: "\(folder.path)/errors")
    process.waitUntilExit()
    _ = try folder.martlet("fit", "a.csv", "-o", "named", "--architecture", "linear")
    #expect(try folder.bytes(of: "piped") == folder.bytes(of: "named"))
    #expect(try folder.text(of: "errors").contains("model file: -"))
  }
}
