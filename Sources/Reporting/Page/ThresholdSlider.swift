import AnomalyDetection

/// The control that moves the threshold; shown only where the page's script runs.
struct ThresholdSlider {
  private let result: DetectionResult
  private let sweep: ThresholdSweep

  /// `nil` where no row has a score.
  init?(_ view: ReportView) {
    guard let result = view.judged, let sweep = view.sweep, sweep.scoredRows > 0 else { return nil }
    self.result = result
    self.sweep = sweep
  }

  /// The lowest and highest position, in steps of the score encoding.
  private var range: ClosedRange<Int> {
    let largest = ScoreEncoding(scores: result.anomalyScores, maximumCount: 1).largest
    return -260...max(140, largest - ScoreEncoding.offset + 10)
  }

  var html: String {
    let count = result.anomalies.count
    var text = NumberText.count(count, "anomaly", "anomalies")
    if let rate = sweep.rate(of: count) { text += ", \(rate)" }
    return """
      <div class="slider" id="slider"><label for="threshold">Move the threshold</label>
      <input type="range" id="threshold" min="\(range.lowerBound)" max="\(range.upperBound)" \
      value="0" step="1"/>
      <output id="outcome" for="threshold"><b>1 ×</b> the detector’s own: \(text)</output>
      <button type="button" id="reset" disabled="disabled">Reset</button></div>
      """
  }
}
