/// Why a model file could not be read or written.
///
/// ```swift
/// do throws(ModelFileError) {
///   _ = try Detector.load(from: "web.martlet")
/// } catch {
///   if case .notFound = error.problem { print("no such file") }
///   print(error)  // says what is wrong, and what to do
/// }
/// ```
///
/// Its `description` is a sentence for people: what was found, what was expected, and what to do.
public struct ModelFileError: Error, Sendable, Equatable {
  /// The file; `nil` for bytes in memory.
  public let path: String?
  /// What is wrong.
  public let problem: ModelFileError.Problem

  /// An error about a file.
  public init(path: String, _ problem: ModelFileError.Problem) {
    self.path = path
    self.problem = problem
  }

  /// An error about bytes in memory.
  public init(_ problem: ModelFileError.Problem) {
    self.path = nil
    self.problem = problem
  }

  /// The same error about a file.
  func at(path: String) -> ModelFileError { ModelFileError(path: path, problem) }
}
