/// The place of an item in a list, from 0, as a step of a path.
struct ListIndex: CodingKey {
  let index: Int

  init(_ index: Int) {
    self.index = index
  }

  init?(stringValue: String) {
    guard let index = Int(stringValue) else { return nil }
    self.index = index
  }

  init?(intValue: Int) {
    index = intValue
  }

  var stringValue: String { String(index) }
  var intValue: Int? { index }
}
