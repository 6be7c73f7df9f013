import Martlet

// The examples beside the types of `ModelStorage`; `DocCommentTests` sees that none is missing.

enum ModelStorageExamples {
  static func modelFile() throws {
    let file = try ModelFile.read(path: "web.martlet")
    print(file.formatVersion, try file.digest)
    for tensor in file.tensors { print(tensor.name, tensor.shape) }
  }

  static func modelFileError() throws {
    do throws(ModelFileError) {
      _ = try Detector.load(from: "web.martlet")
    } catch {
      if case .notFound = error.problem { print("no such file") }
      print(error)  // says what is wrong, and what to do
    }
  }

  static func safetensorsFile() throws {
    let weights = try SafetensorsFile.Tensor(name: "weight", shape: [2, 2], floats: [1, 0, 0, 1])
    let file = try SafetensorsFile(metadata: ["made_by": "me"], tensors: [weights])
    try file.write(to: "weights.safetensors")
    print(try SafetensorsFile.read(path: "weights.safetensors") == file)  // true
  }
}
