public import Files

/// An array of numbers in NumPy's `.npy` format, versions 1 to 3.
///
/// Read are floats of 4 and 8 bytes, integers of 1 to 8 bytes and booleans, of either byte order, in
/// C or Fortran order, of any number of axes; written are floats, little-endian, in C order. The
/// format: numpy.org, `numpy.lib.format`.
///
/// ```swift
/// let scores = result.anomalyScores.map(Double.init)
/// try NPYArray(shape: [scores.count], values: scores, elementType: .float32)
///   .write(path: "scores.npy")
/// print(try NPYArray.read(path: "scores.npy").shape)
/// ```
public struct NPYArray: Sendable, Equatable {
  /// The type of the elements in the file.
  public enum ElementType: String, Sendable, Hashable, CaseIterable {
    case float32 = "f4"
    case float64 = "f8"
    case int8 = "i1"
    case int16 = "i2"
    case int32 = "i4"
    case int64 = "i8"
    case uint8 = "u1"
    case uint16 = "u2"
    case uint32 = "u4"
    case uint64 = "u8"
    case bool = "b1"

    /// Bytes of one element.
    public var size: Int {
      switch self {
      case .int8, .uint8, .bool: 1
      case .int16, .uint16: 2
      case .float32, .int32, .uint32: 4
      case .float64, .int64, .uint64: 8
      }
    }
  }

  /// The lengths of the axes, the outermost first; empty for a single number.
  public let shape: [Int]

  /// The elements in C order: the last axis runs fastest. Integers above 2⁵³ are rounded.
  public let values: [Double]

  /// The type the elements had in the file.
  public let elementType: ElementType

  /// An array of values in C order.
  ///
  /// - Precondition: There are as many values as the shape holds.
  public init(shape: [Int], values: [Double], elementType: ElementType = .float64) {
    precondition(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == values.count,
      "\(values.count) values for shape \(shape)")
    self.shape = shape
    self.values = values
    self.elementType = elementType
  }

  /// Reads an array; `-` is standard input.
  public static func read(path: String) throws(DataError) -> NPYArray {
    try read(ByteChunk(.data(at: path)))
  }

  static func read(_ chunk: ByteChunk) throws(DataError) -> NPYArray {
    try chunk.fillWhole()
    let header = try NPYHeader(chunk.bytes, chunk.end, file: chunk.path)
    let values = header.values(of: chunk.bytes)
    return NPYArray(shape: header.shape, values: values, elementType: header.elementType)
  }

  /// Writes the array, whole or not at all, as `float64` or, if the element type says so, `float32`.
  public func write(path: String) throws(FileError) {
    let isSingle = elementType == .float32
    var shapeText = shape.map(String.init).joined(separator: ", ")
    if shape.count == 1 { shapeText += "," }
    var header = "{'descr': '<\(isSingle ? "f4" : "f8")', 'fortran_order': False, "
    header += "'shape': (\(shapeText)), }"
    // Magic, version and length take 10 bytes; values begin at a multiple of 64.
    let padding = 63 - (10 + header.utf8.count) % 64
    header += String(repeating: " ", count: padding) + "\n"
    var bytes = NPYReader.magic + [1, 0]
    bytes.append(UInt8(truncatingIfNeeded: header.utf8.count))
    bytes.append(UInt8(truncatingIfNeeded: header.utf8.count >> 8))
    bytes.append(contentsOf: header.utf8)
    bytes.reserveCapacity(bytes.count + values.count * (isSingle ? 4 : 8))
    for value in values {
      if isSingle {
        let bits = Float(value).bitPattern
        for shift in stride(from: 0, to: 32, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
        }
      } else {
        let bits = value.bitPattern
        for shift in stride(from: 0, to: 64, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
      }
    }
    try AtomicFile.write(bytes, to: path)
  }
}
