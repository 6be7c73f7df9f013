/// Finds the name that was probably meant.
struct NearestName {
  /// The names there are.
  let names: [String]

  /// The name that a misspelling is closest to; `nil` where none is close enough to be worth saying.
  ///
  /// Two names are close when few single-character slips (left out, put in, changed, swapped with
  /// the next: the optimal string alignment distance) lead from one to the other, or one is the
  /// other's beginning.
  func nearest(to name: String) -> String? {
    let wanted = Self.folded(name)
    guard !wanted.isEmpty, wanted.count <= 60 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in names {
      let folded = Self.folded(candidate)
      let allowed = max(1, min(3, max(wanted.count, folded.count) / 3))
      var distance = Self.distance(wanted, folded)
      if distance > allowed, wanted.count >= 3 || folded.count >= 3,
        folded.starts(with: wanted) || wanted.starts(with: folded)
      {
        distance = allowed
      }
      if distance <= allowed, best.map({ distance < $0.distance }) ?? true {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Letters and digits alone, so that `batchSize` and `batch-size` are `batch_size`.
  private static func folded(_ name: String) -> [Character] {
    name.lowercased().filter { $0.isLetter || $0.isNumber }.map { $0 }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, next[column] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
