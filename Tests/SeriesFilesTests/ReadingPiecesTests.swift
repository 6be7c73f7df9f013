import Files
import Foundation
import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

/// What reading gives must not depend on where a text is cut, or on the number of threads.
@Suite struct ReadingPiecesTests {
  private enum Outcome: Equatable {
    case series([String], [UInt64], [String], [[Bool]?], [DataNote])
    case error(DataError)
  }

  private func outcome(_ bytes: [UInt8], blockSize: Int, pieceSize: Int) -> Outcome {
    do throws(DataError) {
      let chunk = try ByteChunk(ByteSource(bytes: bytes, name: "a.csv"))
      try chunk.checkText(unless: false)
      let reader = try CSVReader(
        FileName("a.csv"), chunk, .init(), blockSize: blockSize, pieceSize: pieceSize)
      let file = try reader.read()
      return .series(
        file.series.flatMap { [$0.name] + $0.channelNames },
        file.series.flatMap { $0.values.map(\.bitPattern) },
        file.series.flatMap { series in
          (0..<series.rowCount).map { series.timeAxis.text(at: $0) }
        }, file.series.map(\.labels), file.notes)
    } catch { return .error(error) }
  }

  private static let texts: [String] = {
    var generator = SplitMix(state: 3)
    let cells = [
      "1.5", "-0.25", "\"7\"", "", "NaN", "12345678901234567890", "1e-3", " 4 ", "inf", "0.1234567",
      "\"1\"", "100000", "-3.14159265358979",
    ]
    func cell() -> String { cells[Int(generator.next() % UInt64(cells.count))] }
    var plain = "timestamp,value\n"
    var mixed = "timestamp,a,b,is_anomaly,note\r\n"
    var single = "value\n"
    var long = "metric,time,value\n"
    var late = "time,a,b\n"
    var wrong = "a,b\n"
    for row in 0..<1500 {
      plain += "\(1_400_000_000 + row * 60),\(Double(generator.next() % 1_000_000) / 7)\n"
      mixed +=
        "2024-01-01 00:\(10 + row / 60):\(10 + row % 50),\(cell()),\(cell()),\(row % 2),\"x\(row % 3 == 0 ? "\n" : "")y\"\r\n"
      single += (row % 5 == 0 ? "\n" : "") + (row % 7 == 0 ? "" : "\(row)") + "\n"
      long += "\"m,\(generator.next() % 5)\",\(row),\(row % 11)\n"
      late += "\(row),\(row),\(row < 1200 ? "" : row < 1300 ? "x" : "\(row)")\n"
      wrong += row == 1400 ? "1,oops\n" : row % 100 == 0 ? "\n1,\"2\"\n" : "1,2\n"
    }
    single += "\n\n"
    let cut = wrong.replacingOccurrences(of: "oops", with: "\"never\nclosed")
    let carriage = plain.replacingOccurrences(of: "\n", with: "\r")
    let quote =
      mixed + "2024-01-01 05:00:00,1,2,0,\"" + String(repeating: "\n", count: 900) + "\"\n"
    return [plain, mixed, single, long, late, wrong, cut, carriage, quote]
  }()

  @Test(arguments: texts.indices, [(64, 16), (1000, 100), (4096, 4096), (1 << 20, 777)])
  func `a text cut anywhere is read the same`(_ index: Int, _ sizes: (block: Int, piece: Int)) {
    let bytes = Array(Self.texts[index].utf8)
    let whole = outcome(bytes, blockSize: 1 << 20, pieceSize: 1 << 20)
    #expect(outcome(bytes, blockSize: sizes.block, pieceSize: sizes.piece) == whole)
  }

  @Test func `texts are what they are meant to be`() {
    let errors = Self.texts.map { text in
      if case .error(let error) = outcome(Array(text.utf8), blockSize: 300, pieceSize: 50) {
        return "\(error)"
      }
      return ""
    }
    #expect(errors.map(\.isEmpty) == [true, true, true, true, true, false, false, true, true])
    #expect(errors[5].contains(":1416:"))
  }

  @Test func `plain numbers are what the standard library reads`() throws {
    #if DEBUG
      let count = 20_000
    #else
      let count = 3_000_000
    #endif
    var generator = SplitMix(state: 11)
    var plain = 0
    for round in 0..<count {
      let random = generator.next()
      let digits = String(random)
      let text: String
      switch round % 6 {
      case 0: text = "\(Double(bitPattern: random & ~(0x7FF << 52) | (1000 + random % 40) << 52))"
      case 1: text = "0." + digits.prefix(Int(random % 19) + 1)
      case 2: text = digits.prefix(Int(random % 9)) + "." + digits.suffix(Int(random >> 32 % 18))
      case 3: text = "-" + digits.prefix(Int(random % 20) + 1)
      case 4:
        // Half way between two numbers, and one unit beside it.
        let odd = (random >> 11 | 1 << 52) << 1 | 1
        text = "\(odd / 16).\((odd % 16) * 625 + random % 3)"
      default: text = "0.000" + digits.prefix(Int(random % 20) + 1)
      }
      let bytes = Array((text + "," + String(repeating: "7", count: 64)).utf8)
      var index = 0
      guard let read = PlainNumber.scan(bytes.span, &index, point: UInt8(ascii: ".")),
        index == text.utf8.count
      else { continue }
      plain += 1
      if read.bitPattern != Double(text)?.bitPattern {
        Issue.record("\(text) read as \(read)")
        return
      }
    }
    #expect(plain > count / 2)
  }
}
