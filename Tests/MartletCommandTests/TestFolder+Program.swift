import TestSupport

extension TestFolder {
  /// Runs the built program here.
  func martlet(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(arguments, in: path, input: input, environment: environment)
  }
}
