import ArgumentParser

/// A length of time: a number with `ms`, `s`, `min`, `h` or `d`.
struct IntervalOption: ExpressibleByArgument {
  let nanoseconds: Int64

  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ms", 1_000_000), ("min", 60_000_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
    ("h", 3_600_000_000_000), ("d", 86_400_000_000_000),
  ]

  init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  init?(argument: String) {
    guard let unit = Self.units.first(where: { argument.hasSuffix($0.name) }),
      let count = Double(argument.dropLast(unit.name.count)), count > 0,
      let nanoseconds = Int64(exactly: (count * Double(unit.nanoseconds)).rounded()),
      nanoseconds >= 1
    else { return nil }
    self.nanoseconds = nanoseconds
  }

  var defaultValueDescription: String {
    let unit = Self.units.filter { nanoseconds % $0.nanoseconds == 0 && $0.name != "m" }
      .max { $0.nanoseconds < $1.nanoseconds }
    return unit.map { "\(nanoseconds / $0.nanoseconds)\($0.name)" } ?? "\(nanoseconds) ns"
  }
}
