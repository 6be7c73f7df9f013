import Testing

@testable import AnomalyDetection

@Suite struct StateArchiveTests {
  /// One value of each kind.
  private struct Everything: Equatable {
    var word: UInt64 = 0
    var signed: Int64 = 0
    var integer = 0
    var flag = false
    /// Bits, since `NaN` equals nothing.
    var double: UInt64 = 0
    var float: UInt32 = 0
    var doubles: [Double] = []
    var floats: [Float] = []
    var flags: [Bool] = []
    var data: [UInt8] = []
    var text = ""
    var some: Int?
    var none: Int? = 3

    mutating func archive(_ archive: inout StateArchive) throws(StateError) {
      try archive.part("numbers") { (archive) throws(StateError) in
        try archive.word(&word)
        try archive.word(&signed)
        try archive.integer(&integer, in: -5...5)
        try archive.flag(&flag)
        var (wide, narrow) = (Double(bitPattern: double), Float(bitPattern: float))
        try archive.double(&wide)
        try archive.float(&narrow)
        (double, float) = (wide.bitPattern, narrow.bitPattern)
        try archive.part("many") { (archive) throws(StateError) in
          try archive.doubles(&doubles, in: 0...3)
          try archive.floats(&floats, in: 0...3)
          try archive.flags(&flags, in: 0...3)
        }
      }
      try archive.part("words") { (archive) throws(StateError) in
        try archive.data(&data, limit: 4)
        try archive.text(&text)
        try archive.optional(&some, 0) { (archive, value) throws(StateError) in
          try archive.integer(&value, in: 0...9)
        }
        try archive.optional(&none, 0) { (archive, value) throws(StateError) in
          try archive.integer(&value, in: 0...9)
        }
      }
    }
  }

  private static let everything = Everything(
    word: .max - 1, signed: .min, integer: -5, flag: true, double: 0x7FF8_0000_0000_0001,
    float: 0xFF80_0001, doubles: [1, -.infinity, 0.1], floats: [-0.0, 3], flags: [true, false],
    data: [0, 255], text: "añ→", some: 9, none: nil)

  /// What a body throws.
  private static func error(
    _ archive: inout StateArchive, _ body: (inout StateArchive) throws(StateError) -> Void
  ) -> StateError? {
    do throws(StateError) {
      try body(&archive)
      return nil
    } catch {
      return error
    }
  }

  private static func written() throws -> [UInt8] {
    var archive = StateArchive()
    #expect(!archive.isReading)
    var value = everything
    try value.archive(&archive)
    #expect(value == everything)
    return archive.bytes
  }

  @Test func `what is written is read, to the bit`() throws {
    let bytes = try Self.written()
    var archive = StateArchive(reading: bytes)
    #expect(archive.isReading && !archive.isAtEnd)
    var read = Everything()
    try read.archive(&archive)
    #expect(archive.isAtEnd)
    #expect(read == Self.everything)
    #expect(read.floats.first?.sign == .minus)
    var again = StateArchive()
    try read.archive(&again)
    #expect(again.bytes == bytes)
  }

  @Test func `numbers are little-endian`() throws {
    var archive = StateArchive()
    var word: UInt64 = 0x0102
    try archive.word(&word)
    var floats: [Float] = [1]
    try archive.floats(&floats, count: 1)
    #expect(
      archive.bytes == [2, 1, 0, 0, 0, 0, 0, 0] + [1, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0x80, 0x3F])
  }

  @Test func `every cut is damage, and names its part`() throws {
    let bytes = try Self.written()
    var parts: Set<String> = []
    for count in 0..<bytes.count {
      var archive = StateArchive(reading: Array(bytes[..<count]))
      var read = Everything()
      do throws(StateError) {
        try read.archive(&archive)
        Issue.record("\(count) of \(bytes.count) bytes are taken for all")
      } catch {
        guard case .damaged(let part) = error else {
          Issue.record("\(error)")
          continue
        }
        parts.insert(part)
      }
    }
    // A part is known to be cut off by its size, before anything of it is read.
    #expect(parts == ["numbers", "words"])
  }

  @Test(arguments: [Int64(1) << 60, .max, .min, -1, 4, 1 << 32])
  func `a length that the bytes do not bear out is damage at once`(length: Int64) throws {
    var lie = StateArchive()
    var number = length
    try lie.word(&number)
    let bytes = lie.bytes + [1, 1, 1]
    let most = Int.max
    func refused(_ body: (inout StateArchive) throws(StateError) -> Void) {
      var archive = StateArchive(reading: bytes)
      #expect(Self.error(&archive, body) == .damaged(part: ""))
    }
    refused { archive throws(StateError) in
      var values: [Double] = []
      try archive.doubles(&values, in: 0...most)
    }
    refused { archive throws(StateError) in
      var values: [Float] = []
      try archive.floats(&values, in: 0...most)
    }
    refused { archive throws(StateError) in
      var values: [Bool] = []
      try archive.flags(&values, in: 0...most)
    }
    refused { archive throws(StateError) in
      var values: [UInt8] = []
      try archive.data(&values, limit: most)
    }
    refused { archive throws(StateError) in
      var text = ""
      try archive.text(&text, limit: most)
    }
    refused { archive throws(StateError) in
      try archive.length(0, in: 0...most, bytesEach: 0)
    }
  }

  @Test func `values that cannot be are damage`() throws {
    func refused(_ bytes: [UInt8], _ body: (inout StateArchive) throws(StateError) -> Void) {
      var archive = StateArchive(reading: bytes)
      #expect(Self.error(&archive, body) == .damaged(part: ""))
    }
    let two: [UInt8] = [2, 0, 0, 0, 0, 0, 0, 0]
    refused(two) { archive throws(StateError) in
      var flag = false
      try archive.flag(&flag)
    }
    refused(two) { archive throws(StateError) in
      var number = 0
      try archive.integer(&number, in: 3...4)
    }
    refused([0, 0, 0, 0, 1, 0, 0, 0]) { archive throws(StateError) in
      var number: Float = 0
      try archive.float(&number)
    }
    refused(two + [1, 2]) { archive throws(StateError) in
      var flags: [Bool] = []
      try archive.flags(&flags, in: 0...9)
    }
    refused(two + [0xC3, 0x28]) { archive throws(StateError) in
      var text = ""
      try archive.text(&text)
    }
  }

  @Test func `a part is read to its end, under its own name`() throws {
    var archive = StateArchive()
    var number: Int64 = 7
    try archive.part("outer") { (archive) throws(StateError) in
      try archive.part("inner") { (archive) throws(StateError) in
        try archive.word(&number)
        try archive.word(&number)
      }
    }
    func refusal(_ body: (inout StateArchive) throws(StateError) -> Void) -> StateError? {
      var reading = StateArchive(reading: archive.bytes)
      return Self.error(&reading) { (archive) throws(StateError) in
        try archive.part("outer", body)
      }
    }
    let short = refusal { archive throws(StateError) in
      try archive.part("inner") { (archive) throws(StateError) in
        var number: Int64 = 0
        try archive.word(&number)
      }
    }
    #expect(short == .damaged(part: "outer.inner"))
    let other = refusal { archive throws(StateError) in
      try archive.part("other") { (_) throws(StateError) in }
    }
    #expect(other == .damaged(part: "outer.other"))
  }

  @Test func `what has to be the same is told by both`() throws {
    var archive = StateArchive()
    try archive.same(3, "number of columns")
    try archive.same(text: "linear", "model")
    var first = StateArchive(reading: archive.bytes)
    let columns = Self.error(&first) { (archive) throws(StateError) in
      try archive.same(4, "number of columns")
    }
    #expect(columns == .ofAnother(what: "number of columns", found: "3", expected: "4"))
    var second = StateArchive(reading: archive.bytes)
    let model = Self.error(&second) { (archive) throws(StateError) in
      try archive.same(3, "number of columns")
      try archive.same(text: "dense", "model")
    }
    #expect(model == .ofAnother(what: "model", found: "linear", expected: "dense"))
  }
}
