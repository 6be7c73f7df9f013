/// What a person said stands for a missing value: words, and numbers.
struct MissingWords: Sendable {
  /// Numbers that stand for a missing value.
  let numbers: [Double]
  private let words: Set<String>

  /// Takes what was said, in any case.
  init(_ words: [String]) {
    let words = words.map { $0.lowercased() }
    self.words = Set(words)
    numbers = words.compactMap { DecimalNumber.whole(Array($0.utf8)) }
  }

  /// Whether a field says that there is no value.
  func contains(_ field: [UInt8]) -> Bool {
    CSVCell.isMissing(field)
      || !words.isEmpty && words.contains(String(decoding: field, as: UTF8.self).lowercased())
  }

  /// Makes the numbers missing among values.
  func remove(from values: inout [Double]) {
    guard !numbers.isEmpty else { return }
    for index in values.indices where numbers.contains(values[index]) { values[index] = .nan }
  }
}
