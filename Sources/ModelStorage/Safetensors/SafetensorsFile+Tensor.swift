extension SafetensorsFile {
  /// One tensor of a safetensors file: a name, the kind of its numbers, its shape and its bytes.
  public struct Tensor: Sendable, Equatable {
    /// The name, unique in its file.
    public let name: String
    /// The kind of number.
    public let elementType: SafetensorsFile.ElementType
    /// Row-major sizes; empty for a single number.
    public let shape: [Int]
    /// The numbers, little-endian, one after the other. A slice of the file's bytes where the tensor
    /// was read from one, so that reading copies nothing.
    public let bytes: ArraySlice<UInt8>

    /// A tensor of bytes.
    ///
    /// - Throws: ``ModelFileError`` if the name is `__metadata__`, which the format keeps for itself,
    ///   or if shape and number of bytes do not fit.
    public init(
      name: String, elementType: SafetensorsFile.ElementType, shape: [Int], bytes: ArraySlice<UInt8>
    ) throws(ModelFileError) {
      guard name != SafetensorsHeader.metadataKey else {
        throw ModelFileError(.malformed(.duplicateKey(name)))
      }
      guard let expected = elementType.byteCount(ofShape: shape) else {
        throw ModelFileError(.malformed(.shapeTooLarge(tensor: name, shape: shape)))
      }
      guard expected == bytes.count else {
        throw ModelFileError(
          .malformed(
            .sizeMismatch(
              tensor: name, shape: shape, elementType: elementType, expectedBytes: expected,
              foundBytes: bytes.count)))
      }
      self.init(checkedName: name, elementType: elementType, shape: shape, bytes: bytes)
    }

    /// A tensor of single-precision numbers.
    ///
    /// - Throws: ``ModelFileError`` as the other initialiser.
    public init(name: String, shape: [Int], floats: [Float]) throws(ModelFileError) {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(4 * floats.count)
      for number in floats {
        let bits = number.bitPattern
        bytes.append(UInt8(truncatingIfNeeded: bits))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
      }
      try self.init(name: name, elementType: .float32, shape: shape, bytes: bytes[...])
    }

    /// A tensor whose parts are known to fit.
    init(
      checkedName: String, elementType: SafetensorsFile.ElementType, shape: [Int],
      bytes: ArraySlice<UInt8>
    ) {
      self.name = checkedName
      self.elementType = elementType
      self.shape = shape
      self.bytes = bytes
    }

    /// The numbers, row-major, if they are of single precision.
    public var floats: [Float]? {
      guard elementType == .float32 else { return nil }
      var floats: [Float] = []
      floats.reserveCapacity(bytes.count / 4)
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let bits =
          UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
          | UInt32(bytes[index + 3]) << 24
        floats.append(Float(bitPattern: bits))
        index += 4
      }
      return floats
    }
  }
}
