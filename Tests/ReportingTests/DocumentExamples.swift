import AnomalyDetection
import Reporting
import TimeSeries

// The examples of what is public here, word by word; `DocumentExampleTests` sees that none is missing.

func report(on series: Series) throws {
  let found = try DetectionModel.online(OnlineConfiguration()).detect(series)
  var report = found.report(title: "Web servers")
  report.units = ["requests/s"]
  try report.write(to: "web.html")
}

let rack = Report.Fact("Rack", "17", explanation: "in the hall by the lake")

func describe(_ series: Series) throws {
  try Report(describing: series).write(to: "table.html")
}

func page(of detector: Detector, on series: Series) throws {
  let found = try DetectionModel.fitted(detector).detect(series)
  try found.report().write(to: "cpu.html")
}

func draw(_ report: Report) {
  for chart in report.charts where chart.name.hasPrefix("anomaly-chart") {
    print(chart.title, chart.svg.utf8.count)
  }
}
