import Foundation
import TestSupport
import Testing

@Suite struct HelpTests {
  @Test(arguments: [
    "", "benchmark", "demo", "describe", "detect", "evaluate", "fit", "generate telemetry",
    "generate yahoo-a1", "generate", "inspect", "run", "tune", "watch",
  ])
  func `help is as it was last read by a person`(verb: String) throws {
    let folder = try TestFolder()
    let arguments = verb.split(separator: " ").map(String.init) + ["--help"]
    let run = try ProgramRun(arguments, in: folder.path)
    #expect(run.exitCode == 0)
    let golden = GoldenFile.url("help/\(verb.isEmpty ? "martlet" : verb).txt")
    #expect(run.output == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test(arguments: [
    "benchmark", "demo", "describe", "detect", "evaluate", "fit", "generate", "inspect", "run",
    "tune",
  ])
  func `every verb has examples and speaks JSON`(verb: String) throws {
    let run = try TestFolder().martlet(verb, "--help")
    #expect(run.output.contains("Examples:\n  martlet \(verb)"))
    #expect(run.output.contains("--json"))
  }

  @Test func `the version is printed`() throws {
    let run = try TestFolder().martlet("--version")
    #expect(run.exitCode == 0)
    #expect(run.output.wholeMatch(of: /martlet \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are written for a shell`(shell: String) throws {
    let run = try TestFolder().martlet("--generate-completion-script", shell)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("detect"))
  }
}
