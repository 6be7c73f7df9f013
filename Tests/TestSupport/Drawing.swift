/// Flags drawn as text: `X` is flagged, anything else is not.
package func flags(_ drawing: String) -> [Bool] { drawing.map { $0 == "X" } }

/// Flags as text.
package func drawing(_ flags: [Bool]) -> String { String(flags.map { $0 ? "X" : "." }) }

/// Ranges drawn as text, over `count` rows.
package func drawing(_ ranges: [Range<Int>], count: Int) -> String {
  drawing((0..<count).map { row in ranges.contains { $0.contains(row) } })
}
