import Martlet

// The examples beside the types of `Reporting`; `DocCommentTests` sees that none is missing.

enum ReportingExamples {
  static func report(_ series: Series) throws {
    let found = try Detection(of: series)
    var report = found.report(title: "Web servers")
    report.units = ["requests/s"]
    try report.write(to: "web.html")
  }

  static func chart(_ report: Report) {
    for chart in report.charts where chart.name.hasPrefix("anomaly-chart") {
      print(chart.title, chart.svg.utf8.count)
    }
  }

  static func fact(_ report: inout Report) {
    report.provenance.append(.init("Rack", "17", explanation: "in the hall by the lake"))
  }

  static func describing(_ series: Series) throws {
    try Report(describing: series).write(to: "table.html")
  }

  static func page(_ detector: Detector, _ series: Series) throws {
    let found = try DetectionModel.fitted(detector).detect(series)
    try found.report().write(to: "cpu.html")
  }
}
