/// Why a saved state cannot be gone on from.
///
/// ```swift
/// do {
///   try watcher.resume(from: "cpu.state")
/// } catch let error as StateError {
///   print(error)  // says what is wrong, and how to begin anew
/// }
/// ```
public enum StateError: Error, Sendable, Equatable {
  /// The bytes are no state.
  case notAState
  /// It was written by a later version, in a format that is not known here.
  case laterFormat(found: Int, known: Int)
  /// It was cut off or altered, in this part.
  case damaged(part: String)
  /// It is of another model or configuration than the one it is to go on with.
  case ofAnother(what: String, found: String, expected: String)
}

extension StateError: CustomStringConvertible {
  /// What was found, and what to do.
  public var description: String {
    switch self {
    case .notAState:
      "this is no state that Martlet wrote: give the file that --state named before, or another name "
        + "to begin anew"
    case .laterFormat(let found, let known):
      "the state is of format \(found), and this version of Martlet knows formats to \(known): use the "
        + "version that wrote it, or begin anew with another --state"
    case .damaged(let part):
      "the state is damaged in its part \"\(part)\": take a copy of it, or begin anew with another "
        + "--state"
    case .ofAnother(let what, let found, let expected):
      "the state is of another \(what) (\(found), here \(expected)): give what it was saved with, or "
        + "begin anew with another --state"
    }
  }
}
