import Kernels

/// All eigenvalues and eigenvectors of a symmetric matrix, largest first.
///
/// Householder's reduction to a tridiagonal matrix, then the QR iteration with Wilkinson's shift
/// (Golub & Van Loan, "Matrix Computations", 4th edition, algorithms 8.3.1 to 8.3.3).
struct SymmetricEigen {
  /// `[size]`, descending.
  private(set) var values: [Double]
  /// `[size, size]`: one eigenvector a row, of length 1.
  private(set) var vectors: [Double]

  /// Decomposes `matrix`, `[size, size]`, symmetric and finite.
  init(_ matrix: [Double], size: Int) {
    precondition(matrix.count == size * size, "\(matrix.count) numbers are not \(size)²")
    // Scaled to at most 1, so that no square overflows or vanishes.
    let largest = matrix.reduce(0) { max($0, abs($1)) }
    let scale = largest > 0 ? largest : 1
    var tridiagonal = Tridiagonal(matrix.map { $0 / scale }, size: size)
    tridiagonal.diagonalise()
    let diagonal = tridiagonal.diagonal
    let order = diagonal.indices.sorted {
      diagonal[$0] != diagonal[$1] ? diagonal[$0] > diagonal[$1] : $0 < $1
    }
    values = order.map { diagonal[$0] * scale }
    vectors = []
    vectors.reserveCapacity(size * size)
    for row in order { vectors += tridiagonal.basis[row * size..<(row + 1) * size] }
  }
}

/// A tridiagonal matrix with the orthonormal rows that it is written in.
private struct Tridiagonal {
  let size: Int
  var diagonal: [Double]
  /// The numbers beside the diagonal, `size − 1` of them.
  var beside: [Double]
  /// `[size, size]`, rows.
  var basis: [Double]

  /// Reduces a symmetric matrix: `P = H₁H₂…`, each `H = I − β v vᵀ`.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    var a = matrix
    var betas = [Double](repeating: 0, count: size)
    for k in 0..<max(0, size - 2) {
      let start = k * size + k + 1
      let count = size - k - 1
      let tail = LinearAlgebra.dot(a, start + 1, a, start + 1, count: count - 1)
      guard tail > 0 else { continue }
      let head = a[start]
      let norm = (head * head + tail).squareRoot()
      // v = x ± |x| e₁, with the sign that does not cancel; kept in place of row k.
      let pivot = head > 0 ? head + norm : head - norm
      a[start] = pivot
      let beta = 2 / (pivot * pivot + tail)
      betas[k] = beta
      let v = Array(a[start..<start + count])
      // p = β A v;  w = p − (β/2)(pᵀv) v;  A ← A − v wᵀ − w vᵀ
      var w = [Double](repeating: 0, count: count)
      for row in 0..<count {
        w[row] =
          beta
          * LinearAlgebra.dot(a, (k + 1 + row) * size + k + 1, v, 0, count: count)
      }
      let half = beta / 2 * LinearAlgebra.dot(w, 0, v, 0, count: count)
      for row in 0..<count { w[row] -= half * v[row] }
      let negative = v.map { -$0 } + w.map { -$0 }
      LinearAlgebra.add(
        rows: count, columns: count, inner: 2, negative,
        .init(rowStride: 1, columnStride: count), w + v, .init(rowStride: count), into: &a,
        .init(start: (k + 1) * size + k + 1, rowStride: size))
      // Row k of the reduced matrix: what lies beside the diagonal is ∓|x|; v stays in row k.
      a[(k + 1) * size + k] = head > 0 ? -norm : norm
    }
    diagonal = (0..<size).map { a[$0 * size + $0] }
    beside = (0..<max(0, size - 1)).map { k in
      betas[k] == 0 ? a[k * size + k + 1] : a[(k + 1) * size + k]
    }
    // P from the right end: rows k+1… of the product so far are changed by H_k.
    var product = [Double](repeating: 0, count: size * size)
    for row in 0..<size { product[row * size + row] = 1 }
    for k in stride(from: size - 3, through: 0, by: -1) where betas[k] != 0 {
      let count = size - k - 1
      let v = Array(a[k * size + k + 1..<(k + 1) * size])
      let block = LinearAlgebra.Layout(start: (k + 1) * size + k + 1, rowStride: size)
      var combination = [Double](repeating: 0, count: count)
      LinearAlgebra.add(
        rows: 1, columns: count, inner: count, v, .init(rowStride: 0), product, block,
        into: &combination, .init(rowStride: 0))
      LinearAlgebra.add(
        rows: count, columns: count, inner: 1, v.map { -betas[k] * $0 }, .init(rowStride: 1),
        combination, .init(rowStride: 0), into: &product, block)
    }
    basis = product
    for row in 0..<size {
      for column in 0..<size { basis[row * size + column] = product[column * size + row] }
    }
  }

  /// Chases what lies beside the diagonal to 0; `basis` turns into the eigenvectors.
  mutating func diagonalise() {
    var high = size - 1
    // A step finishes an eigenvalue in two or three rounds; the cap only guards against NaN.
    var roundsLeft = 60 * size
    while high > 0, roundsLeft > 0 {
      var low = high
      while low > 0 {
        let neighbours = abs(diagonal[low - 1]) + abs(diagonal[low])
        if abs(beside[low - 1]) <= 0x1p-53 * neighbours + 0x1p-1000 {
          beside[low - 1] = 0
          break
        }
        low -= 1
      }
      if low == high {
        high -= 1
      } else {
        step(low, high)
        roundsLeft -= 1
      }
    }
  }

  /// One implicit QR step with Wilkinson's shift on rows `low…high`.
  private mutating func step(_ low: Int, _ high: Int) {
    let half = (diagonal[high - 1] - diagonal[high]) / 2
    let last = beside[high - 1]
    let root = (half * half + last * last).squareRoot()
    let shift = diagonal[high] - last * last / (half + (half >= 0 ? root : -root))
    var x = diagonal[low] - shift
    var z = beside[low]
    for k in low..<high {
      let radius = (x * x + z * z).squareRoot()
      let cosine = radius > 0 ? x / radius : 1
      let sine = radius > 0 ? z / radius : 0
      if k > low { beside[k - 1] = radius }
      let a = diagonal[k]
      let b = beside[k]
      let d = diagonal[k + 1]
      let cross = 2 * cosine * sine * b
      diagonal[k] = cosine * cosine * a + cross + sine * sine * d
      diagonal[k + 1] = sine * sine * a - cross + cosine * cosine * d
      beside[k] = (cosine * cosine - sine * sine) * b + cosine * sine * (d - a)
      if k + 1 < high {
        x = beside[k]
        z = sine * beside[k + 1]
        beside[k + 1] *= cosine
      }
      LinearAlgebra.rotate(
        &basis, k * size, (k + 1) * size, count: size, cosine: cosine, sine: sine)
    }
  }
}
