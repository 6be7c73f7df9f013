import AnomalyDetection
import ArgumentParser
import ModelStorage
import Recipes

/// `martlet inspect`: what a model file holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what a model file holds: layers, plan, threshold, training, fingerprint.",
    discussion: """
      Examples:
        martlet inspect web.martlet
        martlet inspect web.martlet --json
      """)

  @Argument(help: "The model file.", completion: .file(extensions: ["martlet"]))
  var file: String

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func run() throws {
    let detector = try Detector.load(from: file)
    let stored = try ModelFile.read(path: file)
    try StandardOutput.print(
      json
        ? ModelJSON(file: file, stored, detector).text
        : ModelText(file: file, stored, detector).text)
  }
}
