internal import Files

extension ModelFileError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  public var description: String {
    // The error of the writer names the file itself.
    if case .unwritable(let error) = problem { return "\(error)" }
    return "\(path ?? "model"): \(problem.sentence)"
  }
}

extension ModelFileError.Problem {
  /// What was found, what was expected, and what to do; begins in lower case, to follow a name.
  var sentence: String {
    switch self {
    case .notFound:
      "there is no such file; check the name, or make a model with `martlet fit`"
    case .noPermission:
      "the file may not be read; give yourself permission to, or copy it"
    case .directory:
      "this is a folder, and a model file was expected; name the .martlet file in it"
    case .notPlainFile:
      "this is a device, a pipe or a socket, and a model must be a plain file; save it to one first"
    case .unreadable(let code):
      "the system cannot read the file (error \(code)); check the disk"
    case .shrunk(let expected, let found):
      "the file became shorter while it was read (\(found) of \(expected) bytes came); "
        + "try again when nothing writes to it"
    case .tooLarge(let size, let limit):
      "the file has \(size) bytes, and no model is larger than \(limit); "
        + "check that it is a model"
    case .unwritable(let error):
      "\(error)"
    case .empty:
      "the file is empty; copy the model again, or fit it again"
    case .foreign(let format):
      "this looks like \(format.words), not like a model of Martlet; "
        + "name a file that `martlet fit` wrote"
    case .malformed(let problem):
      "not a whole model file: \(problem.sentence); copy the model again, or fit it again"
    case .otherProgram(let format):
      "a safetensors file of another program\(format.map { " (format \"\($0)\")" } ?? ""); "
        + "Martlet opens the files that `martlet fit` wrote"
    case .missingMetadata(let key):
      "the model file says nothing under \"\(key)\"; copy the model again, or fit it again"
    case .invalidVersion(let found):
      "the format version is \"\(found)\", and a number from 1 on was expected; "
        + "copy the model again, or fit it again"
    case .tooNew(let found, let newest):
      "the file has format version \(found), and this Martlet knows versions up to \(newest); "
        + "update Martlet"
    case .tooOld(let found, let oldest):
      "the file has format version \(found), and this Martlet knows versions from \(oldest) on; "
        + "fit the model again"
    case .altered(let expected, let found):
      "the content is not what was written (digest \(found.prefix(12))…, \(expected.prefix(12))… "
        + "expected): it was altered or damaged; copy the model again, or fit it again"
    case .notFloats(let tensor, let elementType):
      "tensor \"\(tensor)\" holds \(elementType.rawValue) numbers, and F32 was expected; "
        + "fit the model again"
    case .notFinite(let tensor, let index):
      "number \(index) of tensor \"\(tensor)\" is infinite or not a number, so the model is "
        + "of no use; fit it again"
    case .manifest(let path, let reason):
      "the manifest cannot be understood\(path.isEmpty ? "" : " at \(path)"): \(reason); "
        + "copy the model again, or fit it again"
    case .manifestTooDeep(let limit):
      "the manifest nests deeper than \(limit) levels, which none does that Martlet wrote; "
        + "fit the model again"
    case .inconsistent(let reason):
      "the parts of the model do not fit each other: \(reason); fit the model again"
    }
  }
}

extension SafetensorsFile.Problem {
  /// What was found and what was expected; begins in lower case, to follow a name.
  var sentence: String {
    switch self {
    case .noHeaderLength(let fileSize):
      "it has \(fileSize) bytes, and 8 for the header's length were expected"
    case .headerLength(let claimed, let available, let limit):
      "its header is said to have \(claimed) bytes, and from 2 to \(min(available, limit)) "
        + "are possible"
    case .headerSyntax(let offset, let expected, let found):
      "\(expected) was expected at byte \(offset) of the header, and \(found) found"
    case .duplicateKey(let name):
      "the name \"\(name)\" is there twice, or is one that the format keeps for itself"
    case .unknownElementType(let tensor, let found):
      "tensor \"\(tensor)\" holds numbers of the unknown kind \"\(found)\""
    case .missingField(let tensor, let field):
      "tensor \"\(tensor)\" lacks its \(field)"
    case .shapeTooLarge(let tensor, let shape):
      "the shape \(shape) of tensor \"\(tensor)\" is none that a machine can hold"
    case .sizeMismatch(let tensor, let shape, let elementType, let expected, let found):
      "tensor \"\(tensor)\" of shape \(shape) and kind \(elementType.rawValue) takes "
        + "\(expected) bytes, and has \(found)"
    case .reversedOffsets(let tensor, let begin, let end):
      "tensor \"\(tensor)\" ends at byte \(end), before it begins at \(begin)"
    case .overlap(let tensor, let begin, let previousEnd):
      "tensor \"\(tensor)\" begins at byte \(begin), inside the one that ends at \(previousEnd)"
    case .hole(let tensor, let begin, let previousEnd):
      "bytes \(previousEnd) to \(begin) before tensor \"\(tensor)\" belong to none"
    case .truncated(let expected, let found):
      "it was cut short: its numbers take \(expected) bytes, and \(found) are there"
    case .trailingBytes(let expected, let found):
      "its numbers take \(expected) bytes, and \(found) are there: something was added"
    }
  }
}

extension ModelFileError.ForeignFormat {
  /// The format in words, to follow "looks like".
  var words: String {
    switch self {
    case .torch: "a model saved by PyTorch (`torch.save`)"
    case .zip: "a zip archive"
    case .pickle: "a Python pickle"
    case .onnx: "an ONNX model"
    case .hdf5: "an HDF5 file, as Keras writes"
    case .numpy: "a NumPy array"
    case .gguf: "a GGUF model"
    case .tensorFlowLite: "a TensorFlow Lite model"
    case .gzip: "a file packed by gzip"
    case .sqlite: "an SQLite database"
    case .parquet: "a Parquet table"
    case .json: "JSON"
    case .markup: "a web page or XML"
    case .table: "a table of text (csv)"
    case .text: "text"
    }
  }
}
