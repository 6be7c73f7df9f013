internal import AnomalyDetection
import Evaluation
import Studies

/// Verdicts against labels: truth in rows, verdicts in columns, as scikit-learn has it.
struct ConfusionChart {
  let confusion: ConfusionMatrix
  let unit: Study.Unit
  let layout: ChartLayout
  let name: String

  func draw() -> Chart {
    let width = min(layout.width, 560)
    let left = layout == .wide ? 112.0 : 84
    let cellWidth = (width - left - 12) / 2
    let cellHeight = 92.0
    let top = 50.0
    var drawing = Drawing()
    drawing.text("verdict", x: left, y: 14, class: "axis-title")
    drawing.text("truth", x: 0, y: 14, class: "axis-title")
    let rows: [(name: String, cells: [(count: Int, isRight: Bool)])] = [
      ("normal", [(confusion.trueNegatives, true), (confusion.falsePositives, false)]),
      ("anomalous", [(confusion.falseNegatives, false), (confusion.truePositives, true)]),
    ]
    for (column, title) in ["not flagged", "flagged"].enumerated() {
      drawing.text(
        title, x: left + cellWidth * (Double(column) + 0.5), y: 38, class: "cell-name",
        anchor: .middle)
    }
    for (row, line) in rows.enumerated() {
      let y = top + cellHeight * Double(row)
      drawing.text(
        line.name, x: left - 12, y: y + cellHeight / 2 + 4, class: "cell-name", anchor: .end)
      let total = line.cells.reduce(0) { $0 + $1.count }
      for (column, cell) in line.cells.enumerated() {
        let x = left + cellWidth * Double(column)
        let share = total > 0 ? Double(cell.count) / Double(total) : 0
        // Text stays readable on the darkest cell in both themes.
        let opacity = Int(6 + 34 * share)
        drawing.rectangle(
          x: x + 2, y: y + 2, width: cellWidth - 4, height: cellHeight - 4,
          class: cell.isRight ? "right" : "wrong", radius: 6,
          attributes: " fill-opacity=\"0.\(opacity < 10 ? "0" : "")\(opacity)\"")
        drawing.text(
          NumberText.count(cell.count), x: x + cellWidth / 2, y: y + cellHeight / 2 + 4,
          class: "cell-count", anchor: .middle)
        drawing.text(
          total > 0 ? "\(NumberText.percent(share)) of \(line.name)" : "none are \(line.name)",
          x: x + cellWidth / 2, y: y + cellHeight / 2 + 24, class: "cell-name", anchor: .middle)
      }
    }
    return Chart(
      name: name, title: "Confusion matrix",
      description: "Of the normal \(unit.rawValue) "
        + "\(NumberText.count(confusion.trueNegatives)) were left alone and "
        + "\(NumberText.count(confusion.falsePositives)) flagged; of the anomalous "
        + "\(NumberText.count(confusion.falseNegatives)) were missed and "
        + "\(NumberText.count(confusion.truePositives)) flagged.",
      width: Int(width), height: Int(top + 2 * cellHeight + 8), content: drawing.markup)
  }
}
