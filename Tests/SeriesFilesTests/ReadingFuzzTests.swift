import TestSupport
import Testing
import TimeSeries

@testable import SeriesFiles

@Suite struct ReadingFuzzTests {
  static let seeds: [(name: String, text: String)] = [
    ("a.csv", "timestamp,value,label\n2024-01-01 00:00:00,1.5,0\n2024-01-01 00:05:00,NaN,1\n"),
    ("b.csv", "t;\"a;b\";c\r\n1;1,5;\"x\"\"y\"\r\n2;2,25;z\r\n"),
    ("c.txt", "0.1,0.2,0.3\n0.4,0.5,0.6\n0.7,0.8,0.9\n"),
    ("d_2_3_4.txt", "  1.5e+00 2.5e-01\n 3 4 5\n"),
    ("137_UCR_Anomaly_x_2_3_4.txt", "  1.5e+00 2.5e-01\n 3 4 5\n"),
    (
      "e.ndjson", "{\"timestamp\":1400000000,\"metric\":\"a\\u00e9\",\"value\":[1,{}],\"b\":-1e5}\n"
    ),
    ("f.csv", "date,host,v\n1/13/2024 1:05 PM,a,1\n1/14/2024 2:05 AM,b,2\n"),
    ("h.lp", "cpu,host=a\\ b usage=1.5,count=3i,state=\"ok\" 20\ncpu,host=a usage=t 10\n"),
    ("i.csv", "when,v\n[26/Feb/2023:06:00:00 +0100],1\n[26/Feb/2023:07:00:00 +0100],2\n"),
    ("j.csv", "d,time,v\n26.02.23,6:00 PM,1\n27.02.23,7:00 PM,2\n28.02.23,7:00 PM,2\n"),
    ("k.csv", "year,month,day,hour,v\n2023,2,27,5,1\n2023,2,27,6,1\n2023,2,27,7,1\n"),
    ("l.csv", "date,time,v\n20230226,0,1\n20230226,130,1\n20230226,1300,1\n"),
    ("m.csv", "a;b;c\n1;1.051,75 €;12 ms\n2;(995,12) €;1,5 s\n3;1'204,5 €;2 min\n"),
    ("n.csv", "t,on,v\n1,on,\"$1,234\"\n2,off,\"-$5\"\n3,on,$7\n"),
    ("o.csv", "t,a,b,c\n1,-999,n.v.,\n2,<0.5,3,\n3,-999,--,\n4,5,-999,\n5,6,7,\n"),
    (
      "g.npy",
      "\u{93}NUMPY\u{1}\u{0}v\u{0}{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }"
        + String(repeating: " ", count: 57) + "\n12345678"
    ),
  ]

  private static let pieces: [[UInt8]] = [
    "\"", ",", ";", "\n", "\r", "\t", "\0", "-", "+", ".", "e", "NaN", "inf", "é", "{", "}", "[",
    "99999999999999999999", "1e999", "-9223372036854775808", "9999-12-31", "0001-01-01", "Z",
    "+18:00", ":", "/", "\u{FEFF}", "\\u", "\"\"", " ", "1/2/2024", "(9223372036854775807,)",
  ].map { Array($0.utf8) }

  @Test func `changed files are read or refused, and never crash`() {
    #if DEBUG
      let count = 300
    #else
      let count = 20_000
    #endif
    var generator = SplitMix(state: 1)
    var refused = 0
    for (name, text) in Self.seeds {
      let latin = name.hasSuffix(".npy")
      let original = latin ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
      for _ in 0..<count {
        var bytes = original
        for _ in 0...generator.next() % 4 {
          let place = Int(generator.next() % UInt64(bytes.count + 1))
          switch generator.next() % 5 {
          case 0 where place < bytes.count: bytes[place] = UInt8(generator.next() & 0xFF)
          case 1 where place < bytes.count: bytes.remove(at: place)
          case 2: bytes.removeLast(min(bytes.count, Int(generator.next() % 9)))
          case 3:
            let piece = bytes[place...].prefix(Int(generator.next() % 20))
            bytes.insert(contentsOf: piece, at: place)
          default:
            let piece = Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
            bytes.insert(contentsOf: piece, at: place)
          }
        }
        do {
          let file = try SeriesReader.read(bytes: bytes, name: name)
          for series in file.series {
            #expect(series.values.count == series.rowCount * series.channelCount)
            #expect(!series.timeAxis.text(at: series.rowCount - 1).isEmpty)
          }
          for note in file.notes { #expect(!note.description.isEmpty) }
        } catch {
          refused += 1
          #expect(!error.description.isEmpty && error.description != "data error")
        }
      }
    }
    // Both outcomes happen, or the changes are too small or too great.
    #expect(refused > Self.seeds.count * count / 10)
    #expect(refused < Self.seeds.count * count * 9 / 10)
  }
}
