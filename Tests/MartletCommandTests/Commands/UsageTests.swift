import TestSupport
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ["detect"],
    ["detect", "a.csv", "--bogus"],
    ["detect", "a.csv", "--window", "0"],
    ["detect", "a.csv", "--window", "day"],
    ["detect", "a.csv", "--budget", "2"],
    ["detect", "a.csv", "--budget", "0/week"],
    ["detect", "a.csv", "--threshold", "sigma:x"],
    ["detect", "a.csv", "--budget", "2/week", "--threshold", "sigma:3"],
    ["detect", "a.csv", "--architecture", "transformer"],
    ["detect", "a.csv", "--train-share", "1.5"],
    ["detect", "a.csv", "--train-rows", "5", "--train-share", "0.5"],
    ["detect", "a.csv", "--epochs", "0"],
    ["detect", "a.csv", "--threads", "0"],
    ["detect", "a.csv", "--seed=-1"],
    ["detect", "a.csv", "--delimiter", "abc"],
    ["detect", "a.csv", "--columns", "a,,b"],
    ["detect", "a.csv", "--report", "r.html", "--no-report"],
    ["detect", "a.csv", "--model", "m.martlet", "--window", "5"],
    ["detect", "a.csv", "--model", "m.martlet", "--seed", "1"],
    ["detect", "a.csv", "--model", "m.martlet", "--architecture", "linear"],
    ["detect", "a.csv", "--model", "m.martlet", "--model", "m.martlet"],
    ["detect", "a.csv", "--architecture", "lstm", "--architecture", "lstm"],
    ["detect", "a.csv", "--combine", "max"],
    ["detect", "a.csv", "--model", "m.martlet", "--combine", "max"],
    ["detect", "a.csv", "--model", "m.martlet", "--model", "n.martlet", "--combine", "votes:3"],
    ["detect", "a.csv", "--model", "m.martlet", "--model", "n.martlet", "--combine", "votes:0"],
    ["detect", "a.csv", "--model", "m.martlet", "--model", "n.martlet", "--combine", "median"],
    ["detect", "a.csv", "--scores", "-", "--report", "-"],
    ["detect", "a.csv", "--scores", "-", "--json"],
    ["fit", "a.csv", "-o", "-", "--json"],
    ["fit", "a.csv"],
    ["generate"],
    ["generate", "-o", "a.csv", "--rows", "0"],
    ["generate", "-o", "a.csv", "--kinds", "earthquake"],
    ["generate", "-o", "a.csv", "--interval", "5"],
    ["inspect"],
    ["detect", "a.csv", "--causal", "--method", "fitted"],
    ["detect", "a.csv", "--causal", "--architecture", "linear"],
    ["detect", "a.csv", "--causal", "--epochs", "5"],
    ["watch", "a.csv"],
    ["watch", "--text", "--json"],
    ["watch", "--model", "m.martlet", "--seed", "1"],
    ["watch", "--format", "npy"],
    ["watch", "--format", "ucr"],
    ["watch", "--combine", "max"],
    ["watch", "--model", "m.martlet", "--combine", "max"],
    ["watch", "--late", "5"],
    ["watch", "--budget", "2"],
    ["juggle"],
  ])
  func `wrong usage exits with 2, says why, and writes nothing`(arguments: [String]) throws {
    let folder = try TestFolder()
    let run = try ProgramRun(arguments, in: folder.path)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("error: "))
    #expect(try folder.files.isEmpty)
  }
}
