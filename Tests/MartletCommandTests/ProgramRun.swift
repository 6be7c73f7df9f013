import Foundation

/// One run of the built program, to its end.
struct ProgramRun {
  let exitCode: Int32
  let output: String
  let errors: String

  /// The program lies beside the test bundle.
  static let program: URL = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    // On macOS the bundle is a folder of folders.
    while folder.path != "/",
      !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("martlet").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("martlet")
  }()

  init(
    _ arguments: [String], in folder: String, input: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    // Files rather than pipes: a full pipe would stop the program for ever.
    let names = ["out", "err", "in"].map { "\(NSTemporaryDirectory())martlet-\(UUID()).\($0)" }
    defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: names[2]))
    let process = try Self.start(
      arguments, in: folder, output: names[0], errors: names[1], input: names[2],
      environment: environment)
    process.waitUntilExit()
    exitCode = process.terminationStatus
    output = try String(contentsOfFile: names[0], encoding: .utf8)
    errors = try String(contentsOfFile: names[1], encoding: .utf8)
  }

  /// Starts the program without waiting for it.
  static func start(
    _ arguments: [String], in folder: String, output: String = "/dev/null",
    errors: String = "/dev/null", input: String = "/dev/null", environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["COLUMNS": "80"]) { $1 }.merging(environment) { $1 }
    for path in [output, errors] where !path.hasPrefix("/dev/") {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle(forReadingAtPath: input)
    try process.run()
    return process
  }

  /// The output's lines as JSON objects.
  var objects: [[String: Any]] {
    get throws {
      try output.split(separator: "\n").map { line in
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      }
    }
  }
}
