/// Flags drawn as text: `X` is a flagged row, `.` is not.
func drawn(_ picture: String) -> [Bool] { picture.map { $0 == "X" } }

/// Flags as a picture.
func picture(_ flags: [Bool]) -> String { String(flags.map { $0 ? "X" : "." }) }

/// A small seeded generator (SplitMix64) for properties of random flags and scores.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Flags of which about `part` are set.
  mutating func flags(_ count: Int, part: Double) -> [Bool] {
    (0..<count).map { _ in Double.random(in: 0..<1, using: &self) < part }
  }

  /// Whole scores from 0 to 9, so that ties are many.
  mutating func tiedScores(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: 0..<10, using: &self)) }
  }
}
