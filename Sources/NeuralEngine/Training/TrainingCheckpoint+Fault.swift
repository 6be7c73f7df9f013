extension TrainingCheckpoint {
  /// Why a checkpoint cannot be resumed.
  public enum Fault: Sendable, Equatable {
    /// The bytes do not begin as a checkpoint does, or are of a later version.
    case foreign
    /// The bytes end early, or are more than the checkpoint says.
    case length(found: Int, expected: Int)
    /// The bytes are not those that were written.
    case altered
    /// It was made with another configuration, seed, architecture or data; `part` says which.
    case mismatch(part: String)
  }
}
