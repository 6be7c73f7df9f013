internal import AnomalyDetection

/// Where the plot of an overview chart lies, for the page's script.
struct OverviewAttributes {
  let frame: ChartFrame
  /// The channel shown; `nil` for the score.
  var channel: Int?
  /// The scale of the score axis.
  var scoreScale: ValueScale?

  /// The attributes, with a leading space.
  var text: String {
    let numbers = [frame.left, frame.top, frame.plotWidth, frame.plotHeight].map(Drawing.number)
    var result = " data-plot=\"\(numbers.joined(separator: " "))\""
    if let channel { result += " data-channel=\"\(channel)\"" }
    if let scoreScale {
      result +=
        " data-score=\"\(scoreScale.low) \(scoreScale.high)"
        + " \(scoreScale.isLogarithmic ? 1 : 0)\""
    }
    return result
  }
}
