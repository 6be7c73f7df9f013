extension SafetensorsFile {
  /// The largest file that is read: 1 GiB, some 268 million weights.
  public static let maximumFileSize = 1 << 30

  /// Bytes looked at to say what a file is that is not in this format.
  private static let prefixSize = 512

  /// Reads a file.
  ///
  /// The header is read and checked against the file's size before anything else is, so that memory
  /// is never taken for bytes that are not there.
  ///
  /// - Throws: ``ModelFileError`` that says what is wrong with the file, or what it is instead.
  public static func read(path: String) throws(ModelFileError) -> SafetensorsFile {
    do throws(ModelFileError.Problem) {
      let source = try OpenFile(path: path)
      guard source.size <= maximumFileSize else {
        throw .tooLarge(size: source.size, limit: maximumFileSize)
      }
      return try content(size: source.size) { place throws(ModelFileError.Problem) in
        try source.read(place)
      }
    } catch {
      throw ModelFileError(path: path, error)
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: ``ModelFileError`` as ``read(path:)``.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    do throws(ModelFileError.Problem) {
      self = try Self.content(size: bytes.count) { Array(bytes[$0]) }
    } catch {
      throw ModelFileError(error)
    }
  }

  /// Reads a file of `size` bytes through a function that gives those of a place in it.
  private static func content(
    size: Int, bytes: (Range<Int>) throws(ModelFileError.Problem) -> [UInt8]
  ) throws(ModelFileError.Problem) -> SafetensorsFile {
    guard size > 0 else { throw .empty }
    let prefix = try bytes(0..<min(size, prefixSize))
    let header: SafetensorsHeader
    let data: Range<Int>
    do throws(SafetensorsFile.Problem) {
      let length = try SafetensorsHeader.length(prefix: prefix, fileSize: size)
      data = SafetensorsHeader.lengthBytes + length..<size
    } catch {
      throw problem(error, prefix: prefix)
    }
    let json = try bytes(SafetensorsHeader.lengthBytes..<data.lowerBound)
    do throws(SafetensorsFile.Problem) {
      header = try SafetensorsHeader(json: json, dataSize: data.count)
    } catch {
      throw problem(error, prefix: prefix)
    }
    let numbers = try bytes(data)
    return SafetensorsFile(
      checkedMetadata: header.metadata,
      tensors: header.entries.map { entry in
        SafetensorsFile.Tensor(
          checkedName: entry.name, elementType: entry.elementType, shape: entry.shape,
          bytes: numbers[entry.place])
      })
  }

  /// What to say of bytes that are no safetensors file: what they are, if that is known.
  private static func problem(
    _ problem: SafetensorsFile.Problem, prefix: [UInt8]
  ) -> ModelFileError.Problem {
    // A length that a header can have and a bracket after it: this format, cut short or altered.
    let beginsLikeOne =
      prefix.count > SafetensorsHeader.lengthBytes
      && prefix[SafetensorsHeader.lengthBytes] == UInt8(ascii: "{")
      && prefix[3..<SafetensorsHeader.lengthBytes].allSatisfy { $0 == 0 }
    guard !beginsLikeOne, let format = ModelFileError.ForeignFormat(prefix: prefix) else {
      return .malformed(problem)
    }
    return .foreign(format)
  }
}
