internal import CKernels

/// The flat vectors of an optimiser's step, lent to several threads at once, each of which works on a
/// part of its own. Parts are cut by place alone and every number is worked out by itself, so the bits
/// do not depend on how many parts there are.
@safe package struct StepVectors {
  /// Parts that the vectors are cut into.
  package let parts: Int
  private let kernels: KernelSet
  private let count: Int
  private let parameters: UnsafeMutablePointer<Float>
  private let gradient: UnsafeMutablePointer<Float>
  private let firstMoments: UnsafeMutablePointer<Float>
  private let secondMoments: UnsafeMutablePointer<Float>

  /// Numbers that are summed before the next are: as many as stay in the first cache.
  private static let block = 2048

  /// Runs `body` while threads may reach the vectors, which are all of one length.
  package static func lend<Result>(
    parameters: inout [Float], gradient: inout [Float], firstMoments: inout [Float],
    secondMoments: inout [Float], parts: Int, kernels: KernelSet, _ body: (StepVectors) -> Result
  ) -> Result {
    let count = parameters.count
    precondition(
      gradient.count == count && firstMoments.count == count && secondMoments.count == count
        && parts >= 1,
      "\(count) parameters, \(gradient.count) gradients, \(firstMoments.count) first and "
        + "\(secondMoments.count) second moments in \(parts) parts")
    // Safe: all four are distinct, have `count` numbers, and stay in place until `body` ends.
    return unsafe parameters.withUnsafeMutableBufferPointer { parameters in
      unsafe gradient.withUnsafeMutableBufferPointer { gradient in
        unsafe firstMoments.withUnsafeMutableBufferPointer { first in
          unsafe secondMoments.withUnsafeMutableBufferPointer { second in
            guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress,
              let first = first.baseAddress, let second = second.baseAddress
            else { preconditionFailure("a step of no parameters") }
            return body(
              unsafe StepVectors(
                parts: parts, kernels: kernels, count: count, parameters: parameters,
                gradient: gradient, firstMoments: first, secondMoments: second))
          }
        }
      }
    }
  }

  /// Writes `Σ gradients`, or adds it to what is there, in a part of the gradient; summed in order.
  ///
  /// - Precondition: each of `gradients` holds as many numbers of `arena` as the vectors.
  package func sum(_ gradients: ArraySlice<Region>, in arena: Arena, adding: Bool, part: Int) {
    for region in gradients { arena.check(region, needs: count) }
    guard let first = gradients.first else { return }
    let range = range(of: part)
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.block) {
      let length = min(Self.block, range.upperBound - start)
      // Safe: the block lies inside the vectors and the regions, and inside this part alone.
      let sums = unsafe gradient + start
      if !adding { unsafe sums.update(from: arena.pointer(first) + start, count: length) }
      for region in adding ? gradients : gradients.dropFirst() {
        unsafe kernels.add(arena.pointer(region) + start, to: sums, count: length)
      }
    }
  }

  /// Steps a part of the parameters and their moments.
  package func apply(_ step: AdamStep, part: Int) {
    let range = range(of: part)
    let start = range.lowerBound
    // Safe: the range lies inside the vectors, and inside this part alone.
    unsafe kernels.step(
      step, count: range.count, parameters: parameters + start, gradient: gradient + start,
      firstMoments: firstMoments + start, secondMoments: secondMoments + start)
  }

  /// A part begins on a cache line, so that no two threads write to one.
  private func range(of part: Int) -> Range<Int> {
    precondition(part >= 0 && part < parts, "part \(part) of \(parts)")
    func bound(_ part: Int) -> Int {
      part == parts ? count : count / laneCount * part / parts * laneCount
    }
    return bound(part)..<bound(part + 1)
  }
}

// Safe: threads write to parts of their own alone.
extension StepVectors: @unchecked Sendable {}
