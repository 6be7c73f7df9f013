extension SafetensorsFile {
  /// The kind of number a tensor holds, by the names of the safetensors format.
  ///
  /// In the order that the format's own library sorts tensors by: wide numbers are stored first, so
  /// that every tensor begins at a multiple of its number's width.
  public enum ElementType: String, Sendable, Hashable, CaseIterable {
    /// A truth value in one byte.
    case bool = "BOOL"
    /// An unsigned byte.
    case uint8 = "U8"
    /// A signed byte.
    case int8 = "I8"
    /// A float of 5 exponent and 2 fraction bits.
    case float8E5M2 = "F8_E5M2"
    /// A float of 4 exponent and 3 fraction bits.
    case float8E4M3 = "F8_E4M3"
    /// A signed number of 2 bytes.
    case int16 = "I16"
    /// An unsigned number of 2 bytes.
    case uint16 = "U16"
    /// An IEEE float of 2 bytes.
    case float16 = "F16"
    /// The upper half of an IEEE float of 4 bytes.
    case bfloat16 = "BF16"
    /// A signed number of 4 bytes.
    case int32 = "I32"
    /// An unsigned number of 4 bytes.
    case uint32 = "U32"
    /// An IEEE float of 4 bytes.
    case float32 = "F32"
    /// An IEEE float of 8 bytes.
    case float64 = "F64"
    /// A signed number of 8 bytes.
    case int64 = "I64"
    /// An unsigned number of 8 bytes.
    case uint64 = "U64"

    /// Bytes of one number.
    public var byteCount: Int {
      switch self {
      case .bool, .uint8, .int8, .float8E5M2, .float8E4M3: 1
      case .int16, .uint16, .float16, .bfloat16: 2
      case .int32, .uint32, .float32: 4
      case .float64, .int64, .uint64: 8
      }
    }

    /// The place in the storage order.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The bytes of a tensor of this shape; `nil` where a size is negative or the product is too large
    /// for a machine number.
    func byteCount(ofShape shape: [Int]) -> Int? {
      var product = byteCount
      for size in shape {
        let (next, overflow) = product.multipliedReportingOverflow(by: size)
        guard size >= 0, !overflow else { return nil }
        product = next
      }
      return product
    }
  }
}
