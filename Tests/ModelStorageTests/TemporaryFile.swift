import TestSupport

/// Runs `body` with the path of a file that does not exist yet, in a folder of its own that is
/// removed afterwards.
func withTemporaryFile<Result>(
  named name: String = "model.martlet", _ body: (String) throws -> Result
) throws -> Result {
  let folder = try TestFolder()
  return try withExtendedLifetime(folder) { try body(folder.path(name)) }
}

/// A safetensors file of a header and data as given, however wrong they are.
func rawFile(header: String, data: [UInt8] = []) -> [UInt8] {
  let header = Array(header.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
}
