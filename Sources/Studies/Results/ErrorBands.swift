/// How scores lie around the threshold: how many windows in each band of it.
package struct ErrorBands: Sendable, Equatable {
  /// A band, from one multiple of the threshold to the next.
  package struct Band: Sendable, Equatable {
    /// Where it begins, as a multiple of the threshold.
    package let from: Double
    /// Where it ends; `nil` for no end.
    package let to: Double?
    /// Windows in it.
    package let count: Int
    /// Windows in it that are labelled; `nil` without labels.
    package let anomalous: Int?
  }

  /// The bands, from the lowest.
  package let bands: [Band]
  /// The mean of the scores.
  package let mean: Double
  /// Their population standard deviation.
  package let standardDeviation: Double

  private static let edges = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 5]

  /// The bands of a part's scores.
  package init(_ part: StudyPart, threshold: Float) {
    var counts = [Int](repeating: 0, count: Self.edges.count)
    var anomalous = counts
    var sum = 0.0
    var scored = 0
    for (index, score) in part.scores.enumerated() where score.isFinite {
      sum += Double(score)
      scored += 1
      // A score of exactly the threshold is not above it, so bands hold their upper end.
      let ratio = Double(score) / Double(threshold)
      let band = (Self.edges.firstIndex { ratio <= $0 } ?? Self.edges.count) - 1
      counts[max(0, band)] += 1
      if part.isAnomalous?[index] == true { anomalous[max(0, band)] += 1 }
    }
    let mean = scored == 0 ? 0 : sum / Double(scored)
    var squares = 0.0
    for score in part.scores where score.isFinite {
      squares += (Double(score) - mean) * (Double(score) - mean)
    }
    self.mean = mean
    standardDeviation = scored == 0 ? 0 : (squares / Double(scored)).squareRoot()
    bands = Self.edges.indices.map { index in
      Band(
        from: Self.edges[index],
        to: index + 1 < Self.edges.count ? Self.edges[index + 1] : nil, count: counts[index],
        anomalous: part.isAnomalous == nil ? nil : anomalous[index])
    }
  }
}
