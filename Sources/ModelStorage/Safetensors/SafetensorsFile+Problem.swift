extension SafetensorsFile {
  /// What is wrong with bytes that should be a safetensors file.
  public enum Problem: Error, Sendable, Hashable {
    /// Fewer bytes than the length of the header takes.
    case noHeaderLength(fileSize: Int)
    /// The header is said to be longer than any real one, or than the file after it.
    case headerLength(claimed: UInt64, available: Int, limit: Int)
    /// The header is not the JSON that the format asks for; `offset` counts the file's bytes.
    case headerSyntax(offset: Int, expected: String, found: String)
    /// A name is there twice, or is one that the format keeps for itself.
    case duplicateKey(String)
    /// A tensor of a kind of number that is not known.
    case unknownElementType(tensor: String, found: String)
    /// A tensor lacks its kind, its shape or its place.
    case missingField(tensor: String, field: String)
    /// A shape of more bytes than a machine can count, or of negative sizes.
    case shapeTooLarge(tensor: String, shape: [Int])
    /// The numbers of the shape take another number of bytes than the tensor's place has.
    case sizeMismatch(
      tensor: String, shape: [Int], elementType: SafetensorsFile.ElementType, expectedBytes: Int,
      foundBytes: Int)
    /// A tensor's place ends before it begins.
    case reversedOffsets(tensor: String, begin: Int, end: Int)
    /// A tensor begins before the one before it ends.
    case overlap(tensor: String, begin: Int, previousEnd: Int)
    /// Bytes between two tensors belong to none.
    case hole(tensor: String, begin: Int, previousEnd: Int)
    /// The file ends before the last tensor does.
    case truncated(expectedBytes: Int, foundBytes: Int)
    /// The file goes on after the last tensor.
    case trailingBytes(expectedBytes: Int, foundBytes: Int)
  }
}
