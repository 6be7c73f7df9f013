import Foundation
import NeuralEngine
import Testing

@testable import ModelStorage

/// Python with the package `safetensors`: the interpreter of `MARTLET_PYTHON`, or `python3`.
private enum Python {
  static let path = ProcessInfo.processInfo.environment["MARTLET_PYTHON"] ?? "python3"
  static let isAvailable = (try? run("import numpy, safetensors.numpy")) != nil

  struct Failure: Error {
    let output: String
  }

  /// Runs a script; its standard output.
  @discardableResult static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [path, "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(output: text) }
    return text
  }
}

@Suite(
  .enabled(
    if: Python.isAvailable,
    "no Python with numpy and safetensors; name one in MARTLET_PYTHON"))
struct PythonPackageTests {
  @Test func `Python's package opens a model file`() throws {
    try withTemporaryFile { path in
      let model = try ModelFileTests.model()
      try Data(model.serialized()).write(to: URL(fileURLWithPath: path))
      let output = try Python.run(
        """
        import json, sys
        from safetensors import safe_open
        with safe_open(sys.argv[1], framework="numpy") as file:
            metadata = file.metadata()
            assert metadata["format"] == "martlet", metadata
            print(json.loads(metadata["manifest"])["name"])
            for name in sorted(file.keys()):
                tensor = file.get_tensor(name)
                print(name, tensor.dtype, list(tensor.shape), tensor.flatten().tolist())
        """, path)
      #expect(
        output == """
          golden
          encoder.0.bias float32 [2] [0.5, -0.25]
          encoder.0.weight float32 [2, 3] [0.0, 0.125, 0.25, 0.375, 0.5, 0.625]

          """)
    }
  }

  @Test func `a model file that Python's package saved again is still the same model`() throws {
    try withTemporaryFile { path in
      let model = try ModelFileTests.model()
      try Data(model.serialized()).write(to: URL(fileURLWithPath: path))
      try Python.run(
        """
        import sys
        from safetensors import safe_open
        from safetensors.numpy import save_file
        with safe_open(sys.argv[1], framework="numpy") as file:
            metadata = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}
        save_file(tensors, sys.argv[1], metadata=metadata)
        """, path)
      #expect(try ModelFile.read(path: path) == model)
    }
  }

  @Test func `every kind of number goes to Python and back`() throws {
    try withTemporaryFile { path in
      let file = try SafetensorsFileTests.mixed()
      try Data(file.serialized()).write(to: URL(fileURLWithPath: path))
      try Python.run(
        """
        import sys
        from safetensors import safe_open
        from safetensors.numpy import load_file, save_file
        with safe_open(sys.argv[1], framework="numpy") as file:
            metadata = file.metadata()
        save_file(load_file(sys.argv[1]), sys.argv[1], metadata=metadata)
        """, path)
      #expect(try SafetensorsFile.read(path: path).serialized() == file.serialized())
    }
  }

  @Test func `Python's package finds a detector's weights under PyTorch's names`() throws {
    try withTemporaryFile { path in
      try SavedDetector.all[2].fit().save(to: path)
      let output = try Python.run(
        """
        import json, sys
        from safetensors import safe_open
        with safe_open(sys.argv[1], framework="numpy") as file:
            manifest = json.loads(file.metadata()["manifest"])
            print(manifest["plan"]["window_length"], manifest["channels"])
            for name in sorted(file.keys()):
                print(name, list(file.get_tensor(name).shape))
        """, path)
      #expect(output.hasPrefix("8 ['wave 0', 'wave 1']\n"))
      #expect(output.contains("\nmodel.encoder.0.weight [6, 16]\n"))
      #expect(output.contains("\nscore.residual_scale [8, 2]\n"))
    }
  }
}
