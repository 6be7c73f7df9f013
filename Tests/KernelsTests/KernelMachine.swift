import Kernels
import Testing

/// A set of kernels under test, by name.
struct KernelMachine: Sendable, CustomTestStringConvertible {
  let instructionSet: InstructionSet
  let kernels: KernelSet

  /// Every set that this machine has.
  static let all: [KernelMachine] = InstructionSet.available.compactMap { instructionSet in
    KernelSet(instructionSet).map {
      KernelMachine(instructionSet: instructionSet, kernels: $0)
    }
  }

  var testDescription: String { instructionSet.rawValue }

  /// How far its numbers may be from the reference's: not at all with fused multiply–add.
  var tolerance: Float { instructionSet == .baseline ? 2e-5 : 0 }

  /// Runs `work` on the same memory with these kernels and with the reference, and compares it all.
  func expectSameAsReference(
    _ name: String, count: Int, _ work: (KernelSet, Arena) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let fast = Arena(count: count)
    // Numbers in [-1, 1) without a pattern (a linear congruence, Knuth's MMIX).
    var state: UInt64 = 1
    for index in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      fast[index] = Float(Int32(truncatingIfNeeded: state >> 32)) / 0x1p31
    }
    let slow = Arena(copying: fast)
    work(kernels, fast)
    work(.reference, slow)
    var worst: Float = 0
    for index in 0..<count {
      let difference = abs(fast[index] - slow[index])
      worst = max(worst, difference.isNaN ? .infinity : difference)
    }
    #expect(
      worst <= tolerance, "\(name): \(worst) from the reference", sourceLocation: sourceLocation)
  }
}
