#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The discrete Fourier transform of a power-of-two length (Cooley & Tukey, 1965; radix 2, in place).
struct FourierTransform {
  /// The length, a power of two.
  let count: Int
  /// `cos(2πk/count)` and `−sin(2πk/count)` for the first half of the circle.
  private let cosines: [Double]
  private let sines: [Double]

  /// A transform of the smallest power of two of at least `minimumCount`.
  init(minimumCount: Int) {
    var count = 1
    while count < minimumCount { count *= 2 }
    self.count = count
    let angle = 2 * Double.pi / Double(count)
    cosines = (0..<count / 2).map { cos(Double($0) * angle) }
    sines = (0..<count / 2).map { -sin(Double($0) * angle) }
  }

  /// `X[k] = Σ x[j] e^(−2πi jk / count)`.
  func forward(real: inout [Double], imaginary: inout [Double]) {
    precondition(real.count == count && imaginary.count == count, "transform of \(count)")
    permute(&real, &imaginary)
    var half = 1
    while half < count {
      let step = count / (2 * half)
      for start in stride(from: 0, to: count, by: 2 * half) {
        for offset in 0..<half {
          let (top, bottom) = (start + offset, start + offset + half)
          let (c, s) = (cosines[offset * step], sines[offset * step])
          let turnedReal = real[bottom] * c - imaginary[bottom] * s
          let turnedImaginary = real[bottom] * s + imaginary[bottom] * c
          real[bottom] = real[top] - turnedReal
          imaginary[bottom] = imaginary[top] - turnedImaginary
          real[top] += turnedReal
          imaginary[top] += turnedImaginary
        }
      }
      half *= 2
    }
  }

  /// Puts the elements in bit-reversed order.
  private func permute(_ real: inout [Double], _ imaginary: inout [Double]) {
    var reversed = 0
    for index in 0..<count {
      if index < reversed {
        real.swapAt(index, reversed)
        imaginary.swapAt(index, reversed)
      }
      var bit = count / 2
      while bit > 0, reversed & bit != 0 {
        reversed ^= bit
        bit /= 2
      }
      reversed |= bit
    }
  }
}
