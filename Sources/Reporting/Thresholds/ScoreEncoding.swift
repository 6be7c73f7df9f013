internal import AnomalyDetection

/// Scores packed for the page's script: two base64 characters each, on a logarithmic scale.
///
/// A score `s` is stored as `offset + ⌈ln s / step⌉`, so `s` is above the threshold factor
/// `exp(step · j)` exactly where the stored number is above `offset + j`; the slider stands on such
/// factors alone and flags the same rows as the detector would. 0 stands for no score.
struct ScoreEncoding {
  /// Half a percent from one number to the next.
  static let step = 0.005
  /// The number of a score of 1.
  static let offset = 2047
  /// Above this number of rows, the largest score of neighbouring rows stands for all of them.
  static let maximumCount = 200_000

  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Rows that one stored number stands for.
  let rowsPerEntry: Int
  /// The numbers as text.
  let text: String
  /// The largest stored number.
  let largest: Int

  init(scores: [Float], maximumCount: Int = Self.maximumCount) {
    rowsPerEntry = max(1, (scores.count + maximumCount - 1) / maximumCount)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scores.count / rowsPerEntry * 2 + 2)
    var largest = 0
    for start in stride(from: 0, to: scores.count, by: rowsPerEntry) {
      var code = 0
      for row in start..<min(scores.count, start + rowsPerEntry) {
        code = max(code, Self.code(of: scores[row]))
      }
      largest = max(largest, code)
      bytes.append(Self.alphabet[code >> 6])
      bytes.append(Self.alphabet[code & 63])
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.largest = largest
  }

  /// The stored number of a score.
  static func code(of score: Float) -> Int {
    guard !score.isNaN else { return 0 }
    guard score > 0 else { return 1 }
    guard score.isFinite else { return 4095 }
    let steps = (Logarithm.natural(Double(score)) / step).rounded(.up)
    return min(4095, max(1, offset + Int(steps)))
  }
}
