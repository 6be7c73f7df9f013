internal import AnomalyDetection
import Studies
import TimeSeries

extension Study.Unit {
  /// What is judged, as the title of a column.
  var title: String {
    switch self {
    case .windows: "Windows"
    case .rows: "Rows"
    }
  }
}

extension Study {
  /// Which window is looked at: `window 1,204, from 2014-02-26 22:05:00`.
  func place(of window: ReviewedWindow) -> String {
    let start = window.firstRow.map { "from \(table.timeAxis.text(at: $0))" } ?? "made"
    return "window \(NumberText.count(window.index)), \(start)"
  }

  /// A window's score over the threshold.
  func anomalyScore(of window: ReviewedWindow) -> Double {
    Double(window.score / threshold.value)
  }
}
