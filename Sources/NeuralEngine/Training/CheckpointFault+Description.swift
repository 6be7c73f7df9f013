extension TrainingCheckpoint.Fault: CustomStringConvertible {
  /// What is wrong with the checkpoint, and what to do.
  public var description: String {
    switch self {
    case .foreign:
      "it is no checkpoint, or one of a later version"
    case .length(let found, let expected):
      "it is \(found) bytes long, expected \(expected); the file is damaged"
    case .altered:
      "its bytes are not those that were written; the file is damaged"
    case .mismatch(let part):
      "it was made with another \(part); give the same, or train anew"
    }
  }
}
