import Kernels
import Testing

@Suite struct WindowCorrelationsTests {
  private static let values: [Double] = {
    // Numbers in [-1, 1) without a pattern (a linear congruence, Knuth's MMIX). Windows that lie wholly
    // in the stretch of zeros have no deviation.
    var state: UInt64 = 3
    return (0..<300).map { row in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(Int32(truncatingIfNeeded: state >> 32)) / 0x1p31
      return (100..<140).contains(row) || row >= 270 ? 0 : number
    }
  }()

  private func sums(
    _ kernels: KernelSet, length: Int, lag: Int, in parts: [Range<Int>]
  ) -> [SIMD8<Double>] {
    let correlations = WindowCorrelations(Self.values, length: length)
    var products = correlations.firstProducts(lag: lag)
    var all: [SIMD8<Double>] = []
    for part in parts {
      var sums = [SIMD8<Double>](repeating: .zero, count: part.count)
      correlations.add(part, lag: lag, products: &products, to: &sums, kernels: kernels)
      all += sums
    }
    return all
  }

  @Test func `each lane is the correlation of a window with a later one`() {
    let (length, lag) = (12, 30)
    let count = 300 - length + 1
    let found = sums(.best, length: length, lag: lag, in: [0..<count - lag])
    for window in stride(from: 0, to: count - lag, by: 7) {
      for lane in 0..<min(8, count - lag - window) {
        let expected = correlation(window, window + lag + lane, length)
        #expect(abs(found[window][lane] - expected) < 1e-9, "\(window), \(lane)")
      }
    }
  }

  /// Pearson's correlation by its definition; 1 of two windows without deviation, 0 of one.
  private func correlation(_ first: Int, _ second: Int, _ length: Int) -> Double {
    let a = Array(Self.values[first..<first + length])
    let b = Array(Self.values[second..<second + length])
    func centred(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(length)
      return values.map { $0 - mean }
    }
    let (x, y) = (centred(a), centred(b))
    func dot(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (xx, yy) = (dot(x, x), dot(y, y))
    if xx < 1e-9 || yy < 1e-9 { return xx < 1e-9 && yy < 1e-9 ? 1 : 0 }
    return dot(x, y) / (xx * yy).squareRoot()
  }

  @Test(arguments: KernelMachine.all, [1, 9, 57])
  func `every instruction set has the bits of the slow form, in one part or in several`(
    _ machine: KernelMachine, lag: Int
  ) {
    let count = 300 - 20 + 1 - lag
    let slow = sums(.reference, length: 20, lag: lag, in: [0..<count])
    #expect(sums(machine.kernels, length: 20, lag: lag, in: [0..<count]) == slow)
    let parts = [0..<1, 1..<64, 64..<count]
    #expect(sums(machine.kernels, length: 20, lag: lag, in: parts) == slow)
  }
}
