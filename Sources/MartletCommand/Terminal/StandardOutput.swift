import Files
import Recipes

/// Where results go. Written at once and checked: a result that got lost is an error.
enum StandardOutput {
  /// Writes text and ends the line.
  static func print(_ text: String) throws {
    do {
      try AtomicFile.write(text.shown(keepsLines: true) + "\n", to: "-")
    } catch .writeFailed(_, let step, let code) {
      throw FileError.writeFailed(file: "standard output", step: step, code: code)
    }
  }
}
