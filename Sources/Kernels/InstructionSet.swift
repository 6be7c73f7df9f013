internal import CKernels

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The vector instructions that a set of kernels is compiled for.
///
/// AVX2, AVX-512 and NEON give the same bits; the baseline of x86-64 has no fused multiply–add, so its
/// last bits differ.
package enum InstructionSet: String, Sendable, Hashable, CaseIterable {
  /// What every machine of the family has.
  case baseline
  /// 256-bit vectors with fused multiply–add.
  case avx2
  /// 512-bit vectors.
  case avx512
  /// arm64.
  case neon

  /// The sets that this machine has, the slowest first.
  package static let available: [InstructionSet] = allCases.filter {
    unsafe CKTableOf($0.code) != nil
  }

  /// The one in use: that of the environment's `MARTLET_INSTRUCTION_SET` where the machine has it,
  /// else the fastest. Read once.
  package static let best: InstructionSet = {
    let name = environmentValue("MARTLET_INSTRUCTION_SET")
    if let asked = name.flatMap(InstructionSet.init(rawValue:)), available.contains(asked) {
      return asked
    }
    return available.last ?? .baseline
  }()

  /// The number that C knows it by.
  var code: Int32 {
    switch self {
    case .baseline: Int32(CKBaseline)
    case .avx2: Int32(CKAVX2)
    case .avx512: Int32(CKAVX512)
    case .neon: Int32(CKNEON)
    }
  }

  private static func environmentValue(_ name: String) -> String? {
    // Safe: the string is copied at once, and the program sets no environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
