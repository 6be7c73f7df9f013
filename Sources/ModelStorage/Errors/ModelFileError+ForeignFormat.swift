extension ModelFileError {
  /// What a file is that is no model, told from its first bytes.
  public enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
    /// A zip archive with a pickle in it, as `torch.save` writes.
    case torch
    /// Another zip archive; Keras and Excel write such.
    case zip
    /// A pickle of Python, which runs code when it is opened.
    case pickle
    /// A neural network in the ONNX format.
    case onnx
    /// A file of HDF5, as older versions of Keras write.
    case hdf5
    /// An array of NumPy.
    case numpy
    /// A language model for llama.cpp.
    case gguf
    /// A network for TensorFlow Lite.
    case tensorFlowLite
    /// A stream packed by gzip.
    case gzip
    /// A database of SQLite.
    case sqlite
    /// A Parquet table.
    case parquet
    /// JSON.
    case json
    /// A web page or other XML.
    case markup
    /// Lines of text with separators, such as a table of numbers.
    case table
    /// Other text.
    case text

    /// Tells a format from the first bytes of a file, at most some hundred; `nil` if none is known.
    init?(prefix: [UInt8]) {
      let signatures: [(offset: Int, bytes: [UInt8], format: ForeignFormat)] = [
        (0, [0x50, 0x4B, 0x03, 0x04], .zip), (0, [0x89] + Array("HDF\r\n".utf8), .hdf5),
        (0, [0x93] + Array("NUMPY".utf8), .numpy), (0, Array("GGUF".utf8), .gguf),
        (4, Array("TFL3".utf8), .tensorFlowLite), (0, [0x1F, 0x8B], .gzip),
        (0, Array("SQLite format 3\0".utf8), .sqlite), (0, Array("PAR1".utf8), .parquet),
      ]
      for signature in signatures
      where prefix.dropFirst(signature.offset).starts(with: signature.bytes) {
        let holdsPickle = signature.format == .zip && Self.contains(prefix, Array("data.pkl".utf8))
        self = holdsPickle ? .torch : signature.format
        return
      }
      if prefix.count >= 2, prefix[0] == 0x80, (2...5).contains(prefix[1]) {
        self = .pickle
      } else if prefix.count >= 3, prefix[0] == 0x08, (1...20).contains(prefix[1]),
        prefix[2] == 0x12 || prefix[2] == 0x3A
      {
        // Field 1 (the version, a small number), then field 2 (the producer) or 7 (the graph).
        self = .onnx
      } else if let format = Self.ofText(prefix) {
        self = format
      } else {
        return nil
      }
    }

    /// The kind of a text; `nil` if the bytes are none.
    private static func ofText(_ prefix: [UInt8]) -> ForeignFormat? {
      let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
      let text = prefix.starts(with: bom) ? prefix.dropFirst(bom.count) : prefix[...]
      let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20]
      guard text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || blanks.contains($0) }) else { return nil }
      // UTF-8 whose last character may be cut, or an older alphabet's few accents.
      let isText =
        (0...3).contains { String(validating: text.dropLast($0), as: UTF8.self) != nil }
        || text.count { $0 >= 0x80 } * 4 <= text.count
      guard isText else { return nil }
      switch text.first(where: { !blanks.contains($0) }) {
      case nil: return .text
      case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
      case UInt8(ascii: "<"): return .markup
      default: break
      }
      let firstLine = text.prefix { $0 != 0x0A && $0 != 0x0D }
      let separators: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
      return firstLine.contains(where: separators.contains) ? .table : .text
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
      guard bytes.count >= part.count else { return false }
      return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }
  }
}
