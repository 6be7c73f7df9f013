/// What stands before the decimals of a number.
package enum DecimalMark: String, Sendable, Hashable, Codable, CaseIterable {
  case comma
  case point
}
