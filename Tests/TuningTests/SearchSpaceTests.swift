import Testing

@testable import Tuning

@Suite struct SearchSpaceTests {
  @Test(
    arguments: [
      .float(low: 1, high: 0), .float(low: 0, high: .infinity), .float(low: .nan, high: 1),
      .float(low: 0, high: 1, isLogarithmic: true), .float(low: 0, high: 1, step: 0),
      .float(low: 0, high: 1, step: 1e-12), .float(low: 1, high: 2, isLogarithmic: true, step: 0.1),
      .float(low: -.greatestFiniteMagnitude, high: .greatestFiniteMagnitude),
      .integer(low: 2, high: 1), .integer(low: 0, high: 8, isLogarithmic: true),
      .integer(low: 0, high: 8, step: 0), .integer(low: 1, high: 8, isLogarithmic: true, step: 2),
      .integer(low: .min, high: .max), .choice([]), .choice(["a", "a"]),
    ] as [ParameterDomain])
  func `a domain that makes no sense is refused`(domain: ParameterDomain) {
    #expect(throws: TuningError.self) { try Parameter("x", domain) }
  }

  @Test func `names are needed once each`() throws {
    let parameter = try Parameter("x", .choice(["a"]))
    #expect(throws: TuningError.noParameters) { try SearchSpace([]) }
    #expect(throws: TuningError.duplicateParameter(name: "x")) {
      try SearchSpace([parameter, parameter])
    }
  }

  @Test(
    arguments: [
      .float(low: 3, high: 3), .float(low: -2, high: 7),
      .float(low: 1e-6, high: 10, isLogarithmic: true),
      .float(low: 0, high: 1, step: 0.1), .integer(low: 5, high: 5),
      .integer(low: -3, high: 12, step: 5),
      .integer(low: 1, high: 4096, isLogarithmic: true), .choice(["a"]), .choice(["a", "b", "c"]),
    ] as [ParameterDomain])
  func `coordinates give values of the domain, and values their own coordinates`(
    domain: ParameterDomain
  ) {
    let axis = Axis(domain)
    let scale: Double = if case .choice(let words) = domain { Double(words.count - 1) } else { 1 }
    for part in 0...100 {
      let value = axis.value((Double(part) / 100 * scale).rounded(toPlaces: scale == 1 ? 9 : 0))
      #expect(domain.contains(value), "\(value)")
      let again = axis.value(axis.coordinate(value))
      if case .number(let number) = value, case .number(let other) = again {
        #expect(abs(number - other) <= 1e-12 * max(1, abs(number)))
      } else {
        #expect(again == value)
      }
    }
  }

  @Test func `steps and bins cover the range evenly`() {
    let axis = Axis(.integer(low: 0, high: 9))
    var counts = [Int](repeating: 0, count: 10)
    for part in 0..<1000 {
      if case .integer(let value) = axis.value((Double(part) + 0.5) / 1000) { counts[value] += 1 }
    }
    #expect(counts == [Int](repeating: 100, count: 10))
    let bins = (0...9).compactMap { axis.bin(axis.coordinate(.integer($0))) }
    for (index, bin) in bins.enumerated() {
      #expect(abs(bin.low - Double(index) / 10) < 1e-12)
      #expect(abs(bin.high - Double(index + 1) / 10) < 1e-12)
    }
  }

  @Test func `a logarithmic range gives every decade the same room`() {
    let axis = Axis(.float(low: 1e-4, high: 1, isLogarithmic: true))
    guard case .number(let value) = axis.value(0.25) else {
      Issue.record("no number")
      return
    }
    #expect(abs(value - 1e-3) < 1e-15)
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    return (self * factor).rounded() / factor
  }
}
