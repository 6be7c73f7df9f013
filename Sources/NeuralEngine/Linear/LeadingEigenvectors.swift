import Kernels
import RandomNumbers

/// The largest eigenvalues of a symmetric matrix with their eigenvectors.
///
/// Small matrices are decomposed whole. Large ones by a block Krylov iteration from a random but
/// fixed start, restarted from its best vectors until the residuals `|A v − λ v|` are as small as
/// `Float` can show (Halko, Martinsson & Tropp, "Finding structure with randomness", 2011; Musco &
/// Musco, "Randomized block Krylov methods", 2015).
struct LeadingEigenvectors {
  /// `[count]`, descending.
  private(set) var values: [Double]
  /// `[count, size]`: one eigenvector a row, of length 1.
  private(set) var vectors: [Double]

  /// Decomposes `matrix`, `[size, size]`, symmetric and finite.
  init(_ matrix: [Double], size: Int, count: Int) {
    precondition(count >= 1 && count <= size, "\(count) eigenvectors of a matrix of \(size)")
    let blockSize = count + 8
    if size <= Self.wholeSize || blockSize * Self.depth * 2 > size {
      let all = SymmetricEigen(matrix, size: size)
      values = Array(all.values.prefix(count))
      vectors = Array(all.vectors.prefix(count * size))
      return
    }
    var generator = RandomGenerator(seed: 0x6569_6765_6e, stream: UInt64(size))
    var basis = OrthonormalRows(size: size)
    basis.append((0..<blockSize * size).map { _ in 2 * generator.uniform() - 1 })
    values = []
    vectors = []
    for _ in 0..<Self.restarts {
      var applied = Self.apply(matrix, to: basis.rows, size: size)
      for _ in 1..<Self.depth {
        let before = basis.rows.count
        basis.append(Array(applied.suffix(blockSize * size)))
        guard basis.rows.count > before else { break }
        applied += Self.apply(matrix, to: Array(basis.rows[before...]), size: size)
      }
      let ritz = Self.ritz(basis: basis, applied: applied, size: size, count: blockSize)
      values = Array(ritz.values.prefix(count))
      vectors = Array(ritz.vectors.prefix(count * size))
      if ritz.residual(of: count, size: size) <= Self.tolerance * max(abs(values[0]), 0x1p-1000) {
        break
      }
      basis = OrthonormalRows(size: size)
      basis.append(ritz.vectors)
    }
  }

  /// Up to this size a whole decomposition is as fast.
  private static let wholeSize = 160
  /// Blocks in the Krylov space.
  private static let depth = 4
  private static let restarts = 24
  private static let tolerance = 1e-8

  /// `rows · A` for a symmetric `A`.
  private static func apply(_ matrix: [Double], to rows: [Double], size: Int) -> [Double] {
    var result = [Double](repeating: 0, count: rows.count)
    LinearAlgebra.add(
      rows: rows.count / size, columns: size, inner: size, rows, .init(rowStride: size), matrix,
      .init(rowStride: size), into: &result, .init(rowStride: size))
    return result
  }

  /// Approximate eigenvectors inside a subspace, with what the matrix makes of them.
  private struct Ritz {
    var values: [Double]
    var vectors: [Double]
    var applied: [Double]

    /// The largest `|A v − λ v|` of the first `count`.
    func residual(of count: Int, size: Int) -> Double {
      var largest = 0.0
      for index in 0..<count {
        var sum = 0.0
        for position in index * size..<(index + 1) * size {
          let difference = applied[position] - values[index] * vectors[position]
          sum += difference * difference
        }
        largest = max(largest, sum)
      }
      return largest.squareRoot()
    }
  }

  /// The Rayleigh–Ritz step: the eigenvectors of `Q A Qᵀ`, mapped back.
  private static func ritz(
    basis: OrthonormalRows, applied: [Double], size: Int, count: Int
  ) -> Ritz {
    let rank = basis.count
    var small = [Double](repeating: 0, count: rank * rank)
    for row in 0..<rank {
      for column in row..<rank {
        let value = LinearAlgebra.dot(basis.rows, row * size, applied, column * size, count: size)
        small[row * rank + column] = value
        small[column * rank + row] = value
      }
    }
    let eigen = SymmetricEigen(small, size: rank)
    let kept = min(count, rank)
    func mapped(_ rows: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: kept * size)
      LinearAlgebra.add(
        rows: kept, columns: size, inner: rank, eigen.vectors, .init(rowStride: rank), rows,
        .init(rowStride: size), into: &result, .init(rowStride: size))
      return result
    }
    return Ritz(
      values: Array(eigen.values.prefix(kept)), vectors: mapped(basis.rows),
      applied: mapped(applied))
  }
}

/// Rows of length 1, each at right angles to the others.
private struct OrthonormalRows {
  let size: Int
  /// `[count, size]`.
  private(set) var rows: [Double] = []

  init(size: Int) {
    self.size = size
  }

  var count: Int { rows.count / size }

  /// Appends what each new row adds to the space; rows that add nothing are left out.
  ///
  /// Gram–Schmidt done twice, which is enough (Giraud, Langou & Rozložník, 2005).
  mutating func append(_ newRows: [Double]) {
    for start in stride(from: 0, to: newRows.count, by: size) {
      var row = Array(newRows[start..<start + size])
      var length = LinearAlgebra.dot(row, 0, row, 0, count: size).squareRoot()
      for _ in 0..<2 where length > 0 {
        for index in row.indices { row[index] /= length }
        var shares = [Double](repeating: 0, count: count)
        for other in 0..<count {
          shares[other] = -LinearAlgebra.dot(rows, other * size, row, 0, count: size)
        }
        LinearAlgebra.add(
          rows: 1, columns: size, inner: count, shares, .init(rowStride: 0), rows,
          .init(rowStride: size), into: &row, .init(rowStride: 0))
        length = LinearAlgebra.dot(row, 0, row, 0, count: size).squareRoot()
        // Less than this is rounding, not a direction.
        if length <= 1e-11 { length = 0 }
      }
      guard length > 0 else { continue }
      rows += row.map { $0 / length }
    }
  }
}
