import Martlet

// The examples of pages and of members, word by word; `ExampleTests` and `DocCommentTests` see that none
// is missing.

func findAnomalies() throws {
  let series = try SeriesReader.read(path: "cpu.csv").series[0]
  let found = try Detection(of: series)
  for anomaly in found.anomalies { print(anomaly.start, anomaly.score, anomaly.reason) }
  try found.report().write(to: "cpu.html")
}

func follow<Rows: AsyncSequence<Sample, Never>>(_ rows: Rows) async throws {
  let watcher = try Watcher(.fitted(Detector.load(from: "web.martlet")))
  for await event in rows.events(of: watcher) {
    switch event {
    case .opened(let anomaly): print("an anomaly begins:", anomaly.reason)
    case .closed(let anomaly, _): print("it is over:", anomaly.severity)
    case .updated, .noData, .dataBack: continue
    }
  }
}

func watch(_ rows: [Sample]) throws {
  var watcher = try Watcher(.online(OnlineConfiguration()))
  try watcher.resume(from: "cpu.state")
  for row in rows {
    for event in watcher.take(row) { print(event) }
  }
  try watcher.save(to: "cpu.state")
}

func injected(into series: Series) throws -> LabelledSeries {
  let injector = try SeriesInjector(count: 20, seed: 7, cleanFraction: 0.5)
  return injector.inject(into: series)  // labels, and what was planted where
}

func judged(_ series: Series, by detectors: [Detector]) throws -> DetectionResult {
  try DetectionModel(detectors, rule: .votes(2)).detect(series).result
}

func saved(_ detector: Detector) throws {
  try detector.save(to: "web.martlet")
  let same = try Detector.load(from: "web.martlet")
  print(same.fingerprint == detector.fingerprint)  // true
}
