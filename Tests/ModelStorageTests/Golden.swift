import Foundation

/// The bytes of a committed file; see `Golden/safetensors_files.py`.
func golden(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: goldenURL(name))) }

/// The place of a committed file.
func goldenURL(_ name: String) -> URL {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    .appendingPathComponent(name)
}

/// Runs `body` with the path of a file that does not exist yet, in a folder of its own that is
/// removed afterwards.
func withTemporaryFile<Result>(
  named name: String = "model.martlet", _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("martlet-storage-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder.appendingPathComponent(name).path)
}

/// A safetensors file of a header and data as given, however wrong they are.
func rawFile(header: String, data: [UInt8] = []) -> [UInt8] {
  let header = Array(header.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header + data
}
