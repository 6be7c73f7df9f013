/// Where a part of a document comes from.
package enum DocumentPlace: Sendable, Hashable {
  /// A place in the file, both counted from 1; columns count characters as editors do.
  case position(line: Int, column: Int)
  /// A `--set` option, as it was given.
  case option(String)
  /// Made, not read.
  case nowhere
}

extension DocumentPlace: Comparable {
  /// In the order of reading: the file, then the options.
  package static func < (left: DocumentPlace, right: DocumentPlace) -> Bool {
    switch (left, right) {
    case (.position(let line, let column), .position(let otherLine, let otherColumn)):
      (line, column) < (otherLine, otherColumn)
    case (.position, .option), (.position, .nowhere), (.option, .nowhere): true
    case (.option, _), (.nowhere, _): false
    }
  }
}
