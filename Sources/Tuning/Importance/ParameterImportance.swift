/// How much of the differences between trials goes with one parameter.
package struct ParameterImportance: Sendable, Hashable, Codable {
  package let name: String
  /// Its share of what the parameters explain one by one; the shares sum to 1, or are all 0 where
  /// nothing is explained.
  package let share: Double
  /// The part of the variance of the objective's ranks that it explains alone, in [0, 1].
  package let explained: Double
}

extension Tuner {
  /// Which parameters mattered, most important first; empty where fewer than 8 trials are complete.
  ///
  /// The correlation ratio: the variance between the means of groups of trials with about the same
  /// value of the parameter, over the whole variance (K. Pearson 1905; the first-order index of
  /// Saltelli et al., "Global sensitivity analysis", 2008), less what chance alone would give (Kelley,
  /// "An unbiased correlation ratio measure", PNAS 1935). The objective counts by its rank, so that a
  /// few very bad trials do not decide. Effects that only two parameters have together do not show.
  package var importance: [ParameterImportance] {
    let complete = trials.filter { $0.outcome == .complete }
    guard complete.count >= 8 else { return [] }
    let ranks = Self.ranks(complete.map { $0.objective ?? 0 })
    let explained = space.parameters.map { parameter in
      Self.correlationRatio(
        ranks, groups: Self.groups(complete.compactMap { $0.values[parameter.name] }))
    }
    let whole = explained.reduce(0, +)
    let found = zip(space.parameters, explained).map { parameter, part in
      ParameterImportance(
        name: parameter.name, share: whole > 0 ? part / whole : 0, explained: part)
    }
    // A stable order for equals: that of the space.
    return found.enumerated().sorted {
      ($1.element.explained, $0.offset) < ($0.element.explained, $1.offset)
    }.map(\.element)
  }

  /// The rank of each number from 0, equal ones sharing the mean of theirs.
  static func ranks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
    var ranks = numbers
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, numbers[order[end]] == numbers[order[first]] { end += 1 }
      for place in first..<end { ranks[order[place]] = Double(first + end - 1) / 2 }
      first = end
    }
    return ranks
  }

  /// The group of each value: a choice is one; numbers go by rank to as many as the square root of
  /// their count, equal ones to the same.
  static func groups(_ values: [ParameterValue]) -> [Int] {
    var words: [String] = []
    let numbers: [Double] = values.map { value in
      switch value {
      case .number(let number): return number
      case .integer(let integer): return Double(integer)
      case .choice(let word):
        if let index = words.firstIndex(of: word) { return Double(index) }
        words.append(word)
        return Double(words.count - 1)
      }
    }
    guard words.isEmpty else { return numbers.map { Int($0) } }
    let count = max(2, Int(Double(values.count).squareRoot().rounded()))
    return ranks(numbers).map { min(count - 1, Int($0 * Double(count) / Double(values.count))) }
  }

  /// Kelley's ε²: 1 − (variance within groups) / (variance), each with its degrees of freedom; at
  /// least 0.
  static func correlationRatio(_ numbers: [Double], groups: [Int]) -> Double {
    let groupCount = (groups.max() ?? 0) + 1
    var sums = [Double](repeating: 0, count: groupCount)
    var counts = sums
    for (number, group) in zip(numbers, groups) {
      sums[group] += number
      counts[group] += 1
    }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    var within = 0.0
    var whole = 0.0
    for (number, group) in zip(numbers, groups) {
      let difference = number - sums[group] / counts[group]
      within += difference * difference
      whole += (number - mean) * (number - mean)
    }
    let used = Double(counts.count { $0 > 0 })
    let free = Double(numbers.count) - used
    guard whole > 0, free > 0 else { return 0 }
    return max(0, 1 - (within / free) / (whole / Double(numbers.count - 1)))
  }
}
