/// The header of a safetensors file: what is in it, and where.
struct SafetensorsHeader {
  /// A tensor's description.
  struct Entry {
    let name: String
    let elementType: SafetensorsFile.ElementType
    let shape: [Int]
    /// The tensor's bytes, counted from the end of the header.
    let place: Range<Int>
  }

  /// The bytes before the header that tell its length.
  static let lengthBytes = 8
  /// The longest header that is read. The format allows 100 MB; 16 MiB describe more than 100,000
  /// tensors, far more than any model here, and are quickly refused if they are rubbish.
  static let maximumLength = 16 << 20
  /// The name that the format keeps for metadata.
  static let metadataKey = "__metadata__"

  /// The strings that the file carries about itself.
  let metadata: [String: String]
  /// The tensors in the order of their places: each begins where the one before it ends.
  let entries: [Entry]

  /// The length of the header, from the first bytes of a file.
  static func length(
    prefix: [UInt8], fileSize: Int
  ) throws(SafetensorsFile.Problem) -> Int {
    guard prefix.count >= lengthBytes else { throw .noHeaderLength(fileSize: fileSize) }
    var claimed: UInt64 = 0
    for index in (0..<lengthBytes).reversed() { claimed = claimed << 8 | UInt64(prefix[index]) }
    let available = fileSize - lengthBytes
    guard claimed >= 2, claimed <= UInt64(min(available, maximumLength)) else {
      throw .headerLength(claimed: claimed, available: available, limit: maximumLength)
    }
    return Int(claimed)
  }

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - json: The bytes of the header.
  ///   - dataSize: The bytes of the file after the header.
  init(json: [UInt8], dataSize: Int) throws(SafetensorsFile.Problem) {
    // The format asks for the bracket at once, without blanks before it.
    var scanner = HeaderScanner(json)
    guard json.first == UInt8(ascii: "{") else { throw scanner.unexpected("'{'") }
    try scanner.expect(UInt8(ascii: "{"))
    var metadata: [String: String]?
    var entries: [Entry] = []
    var names: Set<String> = []
    while try scanner.hasNext(isFirst: names.isEmpty, closing: UInt8(ascii: "}")) {
      let name = try scanner.string()
      guard names.insert(name).inserted else { throw .duplicateKey(name) }
      try scanner.expect(UInt8(ascii: ":"))
      if name == Self.metadataKey {
        metadata = try Self.metadata(&scanner)
      } else {
        entries.append(try Self.entry(name, &scanner))
      }
    }
    try scanner.expectEnd()
    self.metadata = metadata ?? [:]
    self.entries = try Self.inOrder(entries, dataSize: dataSize)
  }

  /// Reads strings under names.
  private static func metadata(
    _ scanner: inout HeaderScanner
  ) throws(SafetensorsFile.Problem) -> [String: String] {
    var metadata: [String: String] = [:]
    try scanner.expect(UInt8(ascii: "{"))
    while try scanner.hasNext(isFirst: metadata.isEmpty, closing: UInt8(ascii: "}")) {
      let key = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      let value = try scanner.string()
      guard metadata.updateValue(value, forKey: key) == nil else { throw .duplicateKey(key) }
    }
    return metadata
  }

  /// Reads the description of a tensor: its kind, its shape and its place, in any order.
  private static func entry(
    _ name: String, _ scanner: inout HeaderScanner
  ) throws(SafetensorsFile.Problem) -> Entry {
    var kind: String?
    var shape: [Int]?
    var offsets: [Int]?
    var isFirst = true
    try scanner.expect(UInt8(ascii: "{"))
    while try scanner.hasNext(isFirst: isFirst, closing: UInt8(ascii: "}")) {
      isFirst = false
      let atKey = scanner
      let key = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      switch key {
      case "dtype" where kind == nil: kind = try scanner.string()
      case "shape" where shape == nil: shape = try scanner.wholeNumbers()
      case "data_offsets" where offsets == nil: offsets = try scanner.wholeNumbers()
      case "dtype", "shape", "data_offsets": throw .duplicateKey("\(name).\(key)")
      default: throw atKey.unexpected("dtype, shape or data_offsets")
      }
    }
    guard let kind else { throw .missingField(tensor: name, field: "dtype") }
    guard let shape else { throw .missingField(tensor: name, field: "shape") }
    guard let offsets, offsets.count == 2 else {
      throw .missingField(tensor: name, field: "data_offsets")
    }
    guard let elementType = SafetensorsFile.ElementType(rawValue: kind) else {
      throw .unknownElementType(tensor: name, found: kind)
    }
    guard offsets[0] <= offsets[1] else {
      throw .reversedOffsets(tensor: name, begin: offsets[0], end: offsets[1])
    }
    guard let expected = elementType.byteCount(ofShape: shape) else {
      throw .shapeTooLarge(tensor: name, shape: shape)
    }
    guard expected == offsets[1] - offsets[0] else {
      throw .sizeMismatch(
        tensor: name, shape: shape, elementType: elementType, expectedBytes: expected,
        foundBytes: offsets[1] - offsets[0])
    }
    return Entry(
      name: name, elementType: elementType, shape: shape, place: offsets[0]..<offsets[1])
  }

  /// The tensors in the order of their places, which must cover the data without hole or overlap.
  private static func inOrder(
    _ entries: [Entry], dataSize: Int
  ) throws(SafetensorsFile.Problem) -> [Entry] {
    let sorted = entries.sorted {
      ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound)
    }
    var end = 0
    for entry in sorted {
      let begin = entry.place.lowerBound
      guard begin >= end else {
        throw .overlap(tensor: entry.name, begin: begin, previousEnd: end)
      }
      guard begin == end else { throw .hole(tensor: entry.name, begin: begin, previousEnd: end) }
      end = entry.place.upperBound
    }
    guard end <= dataSize else { throw .truncated(expectedBytes: end, foundBytes: dataSize) }
    guard end == dataSize else { throw .trailingBytes(expectedBytes: end, foundBytes: dataSize) }
    return sorted
  }
}
