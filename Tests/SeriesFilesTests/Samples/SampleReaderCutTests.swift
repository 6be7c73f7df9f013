import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

/// What a reader says must not depend on where the stream is cut, or on the way a line is read.
@Suite struct SampleReaderCutTests {
  @Test(arguments: SampleTexts.all.indices)
  func `a stream cut anywhere gives the same`(_ index: Int) {
    let (path, text) = SampleTexts.all[index]
    let bytes = Array(text.utf8)
    let whole = SampleOutcome(bytes, path: path)
    #expect(whole.error == nil)
    #expect(!whole.runs.isEmpty)
    for size in [1, 2, 3, 7, 50] {
      #expect(SampleOutcome(bytes, path: path, pieceSize: size) == whole, "pieces of \(size)")
    }
  }

  @Test(arguments: SampleTexts.all.indices)
  func `a reader that goes on anywhere gives the same`(_ index: Int) {
    let (path, text) = SampleTexts.all[index]
    let bytes = Array(text.utf8)
    let whole = SampleOutcome(bytes, path: path)
    for cut in 0...bytes.count {
      let parts = SampleOutcome(bytes, path: path, resumingAt: cut)
      #expect(parts.runs == whole.runs, "cut at \(cut)")
      #expect(parts.series == whole.series)
      #expect(parts.style == whole.style)
      #expect(parts.skippedLines == whole.skippedLines)
      #expect(parts.error == nil)
    }
  }

  @Test(arguments: SampleTexts.all.indices)
  func `no row depends on later ones`(_ index: Int) {
    let (path, text) = SampleTexts.all[index]
    let bytes = Array(text.utf8)
    var runs: [SampleRun] = []
    var reader = SampleReader(path: path, options: .init())
    #expect(throws: Never.self) { try reader.read(bytes, into: &runs) }
    for cut in 0...bytes.count {
      var early: [SampleRun] = []
      var other = SampleReader(path: path, options: .init())
      #expect(throws: Never.self) { try other.read(bytes[..<cut], into: &early) }
      let rows = early.reduce(0) { $0 + $1.rowCount }
      var first: [SampleRun] = []
      for run in runs {
        let width = run.values.count / run.rowCount
        let count = min(run.rowCount, rows - first.reduce(0) { $0 + $1.rowCount })
        first.append(
          series: run.series, ticks: run.ticks.prefix(count),
          values: run.values.prefix(count * width), rowCount: count)
      }
      #expect(early == first, "cut at \(cut)")
    }
  }

  @Test(arguments: SampleTexts.all.indices)
  func `a line read by its template is read as any other`(_ index: Int) {
    let (path, text) = SampleTexts.all[index]
    #expect(
      SampleOutcome(text, path: path)
        == SampleOutcome(text, path: path, usesTemplates: false))
  }

  private static let jsonValues = [
    "1", "-2.5", "1e3", "1e999", "12345678901234567890", "0.1", "null", "NaN", "true", "\"7\"",
    "\"x\"", "\"\"", "-", "01", "1.", ".5", "+5", "{}", "[1]", "1 ", " 2", "1e", "1-2", "Infinity",
    "\"nan\"",
  ]
  private static let jsonTimes = [
    "\"2026-01-01T00:00:00Z\"", "\"2026-01-01 00:00:01\"", "\"2026-01-01T00:00:02.5+01:00\"",
    "\"2026-01-01\"", "1767225600", "1767225601.25", "\"1767225602\"", "1.7e9", "\"soon\"", "null",
    "\"2026-01-01T00:00:00Z \"", "\"2026-01-01T00:00:00\\u005a\"", "17672256030000000000000", "-5",
    "\"2026-13-01\"",
  ]

  @Test(arguments: 0..<20)
  func `lines of JSON of all kinds are read the same by templates`(_ seed: Int) {
    var generator = SplitMix(state: UInt64(seed))
    func pick(_ choices: [String]) -> String {
      choices[Int(generator.next() % UInt64(choices.count))]
    }
    let shape = pick([
      #"{"timestamp":T,"value":V}"#, #"{"timestamp": T, "a": V, "id": V, "note": V}"#,
      #"{"a":V,"time":T,"metric":M,"b":V}"#, #"{"metric":M,"labels":{"x":"}"},"ts":T,"value":V}"#,
      #"{"timestamp":T,"timestamp":T,"value":V,"value":V}"#, #"{"value":V,"is_anomaly":V}"#,
    ])
    let times =
      seed % 3 == 0
      ? Array(Self.jsonTimes.prefix(4)) : seed % 3 == 1 ? [pick(Self.jsonTimes)] : Self.jsonTimes
    var text = ""
    for row in 0..<300 {
      var line = shape
      for (mark, choices) in [
        ("T", times), ("V", row % 3 == 0 ? Self.jsonValues : ["1", "-2.5", "0.125"]),
        ("M", ["\"cpu\"", "\"mem\"", "5"]),
      ] {
        line = line.split(separator: mark, omittingEmptySubsequences: false).reduce("") {
          $0.isEmpty ? String($1) : $0 + pick(choices) + $1
        }
      }
      text += line + (row % 7 == 0 ? "\r\n" : "\n")
    }
    let quick = SampleOutcome(text, path: "x.ndjson")
    let slow = SampleOutcome(text, path: "x.ndjson", usesTemplates: false)
    #expect(quick == slow)
    #expect(quick.runs == SampleOutcome(Array(text.utf8), path: "x.ndjson", pieceSize: 333).runs)
  }

  @Test(arguments: 0..<10)
  func `lines of the line protocol are read the same by templates`(_ seed: Int) {
    var generator = SplitMix(state: UInt64(seed) + 100)
    func pick(_ choices: [String]) -> String {
      choices[Int(generator.next() % UInt64(choices.count))]
    }
    let values = [
      "1", "2i", "-3.5", "4u", "true", "f", "\"x\"", "\"a\\\"b\"", "NaN", "null", "1.5i", "", "1e5",
      "1e999", "nulli", "i", "\"\"",
    ]
    let epoch = seed % 2 == 0 ? "" : "170000000"
    var text = ""
    for row in 0..<400 {
      let rare = row % 4 == 0
      let value = { rare ? pick(values) : pick(["1", "2.5"]) }
      let time = rare ? pick(["5", "x", "8.0", "8.", "8.5", "+8"]) : "7"
      text += "m,h=\(pick(["a", "b"])) u=\(value()),v=\(value()) \(epoch)\(time)\n"
    }
    #expect(
      SampleOutcome(text, path: "x.lp") == SampleOutcome(text, path: "x.lp", usesTemplates: false))
  }

  private static let pieces: [[UInt8]] = [
    "\"", ",", ";", "\n", "\r", "\t", "\0", "-", ".", "e", "NaN", "é", "{", "}", "[", "]", ":",
    "99999999999999999999", "1e999", "\u{FEFF}", "\\", " ", "1/2/2024", "=", "#", "i", "\n\n",
  ].map { Array($0.utf8) }

  @Test(arguments: SampleTexts.all.indices)
  func `changed streams are read or refused, and never crash`(_ index: Int) {
    let (path, text) = SampleTexts.all[index]
    #if DEBUG
      let count = 300
    #else
      let count = 20_000
    #endif
    var generator = SplitMix(state: 5)
    for _ in 0..<count {
      var bytes = Array(text.utf8)
      for _ in 0...generator.next() % 4 {
        let place = Int(generator.next() % UInt64(bytes.count))
        switch generator.next() % 4 {
        case 0: bytes[place] = UInt8(generator.next() & 0xFF)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(generator.next() % 30)))
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(60), at: place)
        default:
          let piece = Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
          bytes.insert(contentsOf: piece, at: place)
        }
        if bytes.isEmpty { bytes = [10] }
      }
      let whole = SampleOutcome(bytes, path: path)
      let size = Int(generator.next() % 100) + 1
      let other = SampleOutcome(bytes, path: path, pieceSize: size, usesTemplates: false)
      guard whole == other else {
        Issue.record("\(size): \(String(decoding: bytes, as: UTF8.self))\n\(whole)\n\(other)")
        return
      }
      for note in whole.notes { #expect(!note.description.isEmpty) }
      for run in whole.runs {
        let width = whole.series[run.series].channelNames.count
        #expect(run.values.count == run.rowCount * width)
        #expect(run.ticks.count == (whole.style == .rowNumber ? 0 : run.rowCount))
      }
    }
  }
}
