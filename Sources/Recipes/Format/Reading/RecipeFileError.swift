package import Files

/// Why a recipe cannot be read.
package enum RecipeFileError: Error, Sendable, Hashable {
  /// The file cannot be read.
  case unreadable(FileError)
  /// The file is longer than a recipe can be.
  case tooLong(file: String, limit: Int)
  /// What has to be put right in the file, in its order; at least one.
  case mistakes(file: String, [RecipeMistake])
}

extension RecipeFileError: CustomStringConvertible {
  /// A sentence a mistake, each on a line with its place: `a.yaml:14:3: unknown key "epoch": …`.
  package var description: String {
    switch self {
    case .unreadable(let error): "\(error)"
    case .tooLong(let file, let limit):
      "\(file): longer than \(limit >> 10) KiB: is this a recipe?"
    case .mistakes(let file, let mistakes):
      (mistakes.count > 1 ? "\(file) has \(mistakes.count) mistakes:\n" : "")
        + mistakes.map { mistake in
          switch mistake.place {
          case .position(let line, let column): "\(file):\(line):\(column): \(mistake)"
          case .option(let text): "--set \(text): \(mistake)"
          case .nowhere: "\(file): \(mistake)"
          }
        }.joined(separator: "\n")
    }
  }
}
