internal import Files

/// Where the relative paths of a recipe begin, and what is in a folder.
package struct DataFolder: Sendable, Hashable {
  /// The folder; empty for the one the program runs in.
  package let path: String

  /// The first of these that is known: the folder given with `--data`, the one of the environment's
  /// `MARTLET_DATA`, and the one that the recipe lies in.
  ///
  /// - Parameter recipe: the path of the recipe's file; `nil` or `-` has no folder.
  package init(option: String?, environment: String?, recipe: String?) {
    if let given = option ?? environment, !given.isEmpty {
      path = given
    } else if let recipe, let slash = recipe.lastIndex(of: "/") {
      path = String(recipe[...slash])
    } else {
      path = ""
    }
  }

  /// The folder that the program runs in.
  package static var here: DataFolder { DataFolder(option: nil, environment: nil, recipe: nil) }

  /// Where a path of the recipe leads.
  package func resolve(_ relative: String) -> String {
    guard !path.isEmpty, relative != "-", !relative.hasPrefix("/") else { return relative }
    return path.hasSuffix("/") ? path + relative : "\(path)/\(relative)"
  }

  /// The files of a folder whose names match a pattern, by name; `nil` where there is no such folder.
  static func files(in folder: String, matching pattern: String) -> [String]? {
    guard let names = Folder.names(in: folder) else { return nil }
    let pattern = FilePattern(pattern)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return names.filter(pattern.matches).sorted(by: FilePattern.naturalOrder).map { base + $0 }
  }
}
