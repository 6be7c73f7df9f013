import Kernels

/// The mean and the covariance of samples, in `Double`.
///
/// Samples that follow one another at a fixed step, as the windows of a series do, share almost all
/// of their numbers: the sum of products of positions `(i, j)` is that of `(i − step, j − step)`
/// less one product at the front and plus one at the back. That turns `n · d²` operations into
/// `n · d · step`; what does not fit the pattern is summed plainly.
struct SampleMoments {
  /// `[size]`.
  let mean: [Double]
  /// `[size, size]`, divided by the number of samples less 1.
  let covariance: [Double]

  /// The moments of at least two samples.
  init(of samples: Samples) {
    let size = samples.shape.size
    let source = CentredBuffer(samples)
    var sums = [Double](repeating: 0, count: size)
    for offset in samples.offsets {
      for position in 0..<size { sums[position] += source.value(at: offset + position) }
    }
    var products = [Double](repeating: 0, count: size * size)
    let plan = OverlapPlan(offsets: samples.offsets, size: size)
    if plan.step > 0 { Self.addOverlapping(plan, source, size: size, to: &products) }
    Self.addPlainly(plan.others, source, size: size, to: &products)

    let count = Double(samples.count)
    mean = (0..<size).map { sums[$0] / count + source.pivot(at: $0) }
    for row in 0..<size {
      for column in row..<size {
        let value =
          (products[row * size + column] - sums[row] * sums[column] / count) / (count - 1)
        products[row * size + column] = value
        products[column * size + row] = value
      }
    }
    covariance = products
  }

  /// Sums the products of the plan's runs into the upper triangle of an empty matrix.
  private static func addOverlapping(
    _ plan: OverlapPlan, _ source: CentredBuffer, size: Int, to products: inout [Double]
  ) {
    let step = plan.step
    let values = source.all()
    for run in plan.runs {
      LinearAlgebra.add(
        rows: step, columns: size, inner: run.count, values,
        .init(start: run.start, rowStride: 1, columnStride: step), values,
        .init(start: run.start, rowStride: step), into: &products, .init(rowStride: size))
    }
    for row in step..<size {
      let width = size - row
      let above = Array(
        products[(row - step) * size + row - step..<(row - step) * size + size - step])
      products.replaceSubrange(row * size + row..<(row + 1) * size, with: above)
      for run in plan.runs {
        let front = run.start + row - step
        let back = front + run.count * step
        for (start, sign) in [(front, -1.0), (back, 1.0)] {
          LinearAlgebra.add(
            rows: 1, columns: width, inner: 1, [sign * values[start]], .init(rowStride: 0), values,
            .init(start: start, rowStride: 0), into: &products,
            .init(start: row * size + row, rowStride: 0))
        }
      }
    }
  }

  /// Adds the products of samples one chunk after another to the upper triangle.
  private static func addPlainly(
    _ offsets: [Int], _ source: CentredBuffer, size: Int, to products: inout [Double]
  ) {
    let chunk = 128
    let band = 64
    for first in stride(from: 0, to: offsets.count, by: chunk) {
      let part = offsets[first..<min(first + chunk, offsets.count)]
      let gathered = source.gather(part, size: size)
      for row in stride(from: 0, to: size, by: band) {
        LinearAlgebra.add(
          rows: min(band, size - row), columns: size - row, inner: part.count, gathered,
          .init(start: row, rowStride: 1, columnStride: size), gathered,
          .init(start: row, rowStride: size), into: &products,
          .init(start: row * size + row, rowStride: size))
      }
    }
  }
}

/// The numbers behind samples less a number of their channel, which keeps sums of squares from
/// drowning what varies in what does not.
struct CentredBuffer {
  private let buffer: [Float]
  private let pivots: [Double]

  init(_ samples: Samples) {
    buffer = samples.buffer
    // A pivot for each channel only where all samples start at channel 0.
    let channels = samples.shape.channels
    let isAligned = samples.offsets.allSatisfy { $0 % channels == 0 }
    let width = isAligned ? channels : 1
    var sums = [Double](repeating: 0, count: width)
    for offset in samples.offsets {
      for channel in 0..<width { sums[channel] += Double(samples.buffer[offset + channel]) }
    }
    pivots = sums.map { $0 / Double(max(1, samples.count)) }
  }

  func pivot(at position: Int) -> Double { pivots[position % pivots.count] }

  func value(at position: Int) -> Double { Double(buffer[position]) - pivot(at: position) }

  /// Every number of the buffer; what no sample holds may be anything but takes no part.
  func all() -> [Double] { buffer.indices.map { value(at: $0) } }

  /// `[offsets.count, size]`.
  func gather(_ offsets: ArraySlice<Int>, size: Int) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(offsets.count * size)
    for offset in offsets {
      for position in offset..<offset + size { result.append(value(at: position)) }
    }
    return result
  }
}

/// Which samples follow one another at one fixed step.
struct OverlapPlan {
  /// Samples at `start`, `start + step`, … `count` of them.
  struct Run {
    let start: Int
    var count: Int
  }

  /// From one sample of a run to the next; 0 where no overlap is worth using.
  let step: Int
  let runs: [Run]
  /// Where the samples outside the runs start.
  let others: [Int]

  /// Shorter runs are cheaper summed plainly.
  private static let shortest = 4

  init(offsets: [Int], size: Int) {
    let sorted = offsets.sorted()
    let step = Self.commonStep(of: sorted)
    guard step > 0, step < size else {
      self.init(step: 0, runs: [], others: sorted)
      return
    }
    var runs: [Run] = []
    for offset in sorted {
      if let last = runs.last, offset == last.start + last.count * step {
        runs[runs.count - 1].count += 1
      } else {
        runs.append(Run(start: offset, count: 1))
      }
    }
    let short = runs.filter { $0.count < Self.shortest }
    self.init(
      step: step, runs: runs.filter { $0.count >= Self.shortest },
      others: short.flatMap { run in (0..<run.count).map { run.start + $0 * step } })
  }

  private init(step: Int, runs: [Run], others: [Int]) {
    self.step = runs.isEmpty ? 0 : step
    self.runs = runs
    self.others = others
  }

  /// The most frequent difference of neighbours; of several the smallest.
  private static func commonStep(of sorted: [Int]) -> Int {
    let steps = zip(sorted.dropFirst(), sorted).map { $0 - $1 }.sorted()
    var best = (step: 0, count: 0)
    var current = (step: 0, count: 0)
    for step in steps {
      current = step == current.step ? (step, current.count + 1) : (step, 1)
      if current.count > best.count { best = current }
    }
    return best.step
  }
}
