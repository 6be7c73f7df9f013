import Files
import Recipes

/// Where messages go, so that standard output holds results alone.
enum StandardError {
  /// Says something and ends the line.
  static func print(_ text: String) {
    write(text.shown(keepsLines: true) + "\n")
  }

  /// Writes text as it is.
  static func write(_ text: String) {
    do {
      try StandardStream.error.write(text)
    } catch {
      // What cannot be written to standard error cannot be told anywhere.
    }
  }

  /// Whether a person is looking.
  static var isTerminal: Bool { StandardStream.error.isTerminal }
}
