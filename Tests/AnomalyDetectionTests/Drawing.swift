/// Flags drawn as text: `X` is flagged, anything else is not.
func flags(_ drawing: String) -> [Bool] {
  drawing.map { $0 == "X" }
}

/// Ranges drawn as text, over `count` rows.
func drawing(_ ranges: [Range<Int>], count: Int) -> String {
  String((0..<count).map { row in ranges.contains { $0.contains(row) } ? "X" : "." })
}
