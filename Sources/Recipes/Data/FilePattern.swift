/// The names of files, where `*` stands for anything and `?` for one character.
struct FilePattern {
  private let pattern: [UInt8]

  init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
  }

  /// Whether a name is one of them. Takes time of the order of both lengths multiplied, whatever
  /// the pattern.
  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    // After a failure, the last star takes one character more.
    var place = 0
    var position = 0
    var star: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == UInt8(ascii: "?") || pattern[place] == name[position]
      {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// `real_2.csv` before `real_10.csv`: runs of digits count as numbers.
  static func naturalOrder(_ first: String, _ second: String) -> Bool {
    let (a, b) = (parts(first), parts(second))
    for (left, right) in zip(a, b) where left != right {
      switch (left.first?.isNumber, right.first?.isNumber) {
      case (true?, true?):
        let (x, y) = (left.drop { $0 == "0" }, right.drop { $0 == "0" })
        if x.count != y.count { return x.count < y.count }
        if x != y { return x < y }
        return left.count < right.count
      default: return left < right
      }
    }
    return a.count < b.count
  }

  /// The runs of digits and of anything else.
  private static func parts(_ name: String) -> [Substring] {
    var parts: [Substring] = []
    var start = name.startIndex
    var index = start
    while index < name.endIndex {
      let next = name.index(after: index)
      if next == name.endIndex || isDigit(name[next]) != isDigit(name[index]) {
        parts.append(name[start..<next])
        start = next
      }
      index = next
    }
    return parts
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }
}
