import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the program ends: what is said, and the exit code.
///
/// | code | meaning |
/// |---|---|
/// | 0 | done |
/// | 1 | an error, told in a sentence on standard error |
/// | 2 | wrong usage |
/// | 3 | anomalies were found, and `--fail-on-anomaly` asks for this |
struct ProgramExit {
  /// Wrong usage. ArgumentParser's own is 64.
  static let usage: Int32 = 2
  /// Anomalies were found.
  static let anomalies = ExitCode(3)

  private let message: String
  private let code: Int32

  init(_ error: any Error) {
    let parserCode = MartletProgram.exitCode(for: error)
    switch parserCode {
    case .validationFailure:
      message = MartletProgram.fullMessage(for: error)
      code = Self.usage
    case .failure where !(error is ExitCode):
      // Errors of the modules are sentences; ArgumentParser would print their cases.
      message = "error: \(error)"
      code = 1
    default:
      message = MartletProgram.fullMessage(for: error)
      code = parserCode.rawValue
    }
  }

  /// Help goes to standard output, all else to standard error.
  func exit() -> Never {
    var code = code
    if !message.isEmpty {
      if code == 0 {
        do {
          try StandardOutput.print(message)
        } catch {
          StandardError.print("error: \(error)")
          code = 1
        }
      } else {
        StandardError.print(message)
      }
    }
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
