public import Files

extension ModelFileError {
  /// What can be wrong with a model file.
  public enum Problem: Error, Sendable, Equatable {
    // The file itself.
    /// There is no file of this name.
    case notFound
    /// The file may not be read.
    case noPermission
    /// The name is that of a folder.
    case directory
    /// The name is that of a device, a pipe or a socket.
    case notPlainFile
    /// The system cannot read the file; `code` is its `errno`.
    case unreadable(code: Int32)
    /// The file became shorter while it was read.
    case shrunk(expected: Int, found: Int)
    /// The file is larger than any model.
    case tooLarge(size: Int, limit: Int)
    /// The file cannot be written.
    case unwritable(FileError)

    // What it holds.
    /// The file has no bytes.
    case empty
    /// The file is of another kind.
    case foreign(ForeignFormat)
    /// The file is no whole safetensors file.
    case malformed(SafetensorsFile.Problem)
    /// The file is in safetensors format, but another program wrote it; `format` is what it says.
    case otherProgram(format: String?)
    /// The model file says nothing under a name it must have.
    case missingMetadata(key: String)
    /// The version of the model file is not a number from 1 on.
    case invalidVersion(found: String)
    /// A later version of Martlet wrote the file.
    case tooNew(found: Int, newest: Int)
    /// An earlier version wrote the file, and nothing leads from there to this one.
    case tooOld(found: Int, oldest: Int)
    /// The content is not what was written: its digest is another one.
    case altered(expectedDigest: String, foundDigest: String)
    /// A tensor holds other numbers than single-precision ones.
    case notFloats(tensor: String, elementType: SafetensorsFile.ElementType)
    /// A weight is infinite or not a number.
    case notFinite(tensor: String, index: Int)
    /// The manifest is no JSON object, or lacks something; `path` leads to the place.
    case manifest(path: String, reason: String)
    /// The manifest nests deeper than any real one.
    case manifestTooDeep(limit: Int)
    /// The manifest's parts do not fit each other or the weights.
    case inconsistent(reason: String)
  }
}
