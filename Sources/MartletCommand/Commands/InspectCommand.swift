import AnomalyDetection
import ArgumentParser
import ModelStorage
import Recipes

/// `martlet inspect`: what a model file or a saved state holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: """
      Says what a model file holds: layers, plan, threshold, training, fingerprint; or a state of martlet \
      watch, part by part.
      """,
    discussion: """
      Examples:
        martlet inspect web.martlet
        martlet inspect web.martlet --json
        martlet inspect app.state
      """)

  @Argument(help: "The model file, or the state.", completion: .file())
  var file: String

  @Flag(help: "Print JSON for machines instead of text.")
  var json = false

  func run() throws {
    if StateFile.isState(path: file), let state = try StateFile.read(path: file) {
      let text = StateText(file: file, state: state)
      try StandardOutput.print(json ? "\(text.json)" : text.text)
      return
    }
    let detector = try Detector.load(from: file)
    let stored = try ModelFile.read(path: file)
    try StandardOutput.print(
      json
        ? ModelJSON(file: file, stored, detector).text
        : ModelText(file: file, stored, detector).text)
  }
}
