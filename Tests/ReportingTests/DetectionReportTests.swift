import Evaluation
import NeuralEngine
import Testing
import TimeSeries

@testable import AnomalyDetection
@testable import Reporting

@Suite struct DetectionReportTests {
  @Test func `rows that were learned from are told by the fingerprint alone`() throws {
    let detector = try SampleStudy.detectors.get()[0]
    let model = DetectionModel.fitted(detector)
    #expect(try model.detect(SampleStudy.series).trainingRows == 0..<480)
    var other = SampleStudy.series.values
    other[7] += 1
    let changed = Series(
      name: "sample", channelNames: SampleStudy.series.channelNames,
      timeAxis: SampleStudy.series.timeAxis, values: other)
    #expect(try model.detect(changed).trainingRows == nil)
    #expect(try model.detect(SampleStudy.series.rows(0..<300)).trainingRows == nil)
  }

  @Test func `a model on line has watched the rows of its warm-up`() throws {
    let found = try DetectionModel.online(OnlineConfiguration()).detect(SampleStudy.series)
    let report = found.report()
    #expect(found.warmUp > 0 && report.trainingRows == 0..<found.warmUp)
    #expect(report.title == "sample")
    #expect(ReportView(report).threshold?.scoreKind == .surprise)
    let page = ParsedMarkup(page: report.html)
    #expect(page.failure == nil)
    let story = page.elements(class: "intro").map(\.text).first { $0.contains("The threshold is") }
    #expect(story?.hasPrefix("The threshold is a surprise of 7: an ordinary row is") == true)
  }

  @Test func `labels are counted behind the rows that were learned from`() throws {
    let found = try SampleStudy.rows()
    #expect(found.metrics?.rows == 480..<720)
    #expect(found.metrics?.events.labelledCount == 2)
    let bare = try DetectionModel.fitted(SampleStudy.detectors.get()[0]).detect(
      SampleStudy.series.labelled(nil))
    #expect(bare.report().metrics == nil)
  }

  @Test func `what a budget promised is told with what came of it`() throws {
    var configuration = DetectorConfiguration(seed: 1)
    configuration.model = .kind(.linear)
    configuration.windowLength = 12
    configuration.threshold = .budget(AlarmBudget(count: 2, per: .week))
    let detector = try Detector.fit(SampleStudy.series.rows(0..<480), configuration)
    let found = try DetectionModel.fitted(detector).detect(SampleStudy.series, learnedRows: 480)
    let story = try #require(ReportView(found.report()).threshold)
    #expect(story.promise == "at most 2 alarms a week")
    #expect(story.check?.contains("rows that were not learned from") == true)
    let page = ParsedMarkup(page: found.report().html)
    let headline = try #require(page.elements(named: "dl").first { $0.has(class: "headline") })
    #expect(headline.text.contains("asked for: at most 2 alarms a week"))
  }

  @Test func `a model on data of another pace is warned of`() throws {
    let series = SampleStudy.series
    let fast = Series(
      name: "fast", channelNames: series.channelNames,
      timeAxis: TimeAxis(
        ticks: (0..<series.rowCount).map { SampleReport.start + Int64($0) * 60_000_000_000 },
        style: .dateTime(.init())), values: series.values)
    let model = DetectionModel.fitted(try SampleStudy.detectors.get()[0])
    let warnings = try model.detect(fast).report().warnings
    #expect(warnings.contains { $0.contains("fitted on a row every 1 h") })
    #expect(try model.detect(series).report().warnings == model.warnings)
  }

  @Test func `facts of a model are those of who judged`() throws {
    let detectors = try SampleStudy.detectors.get()
    let one = ModelFacts(detectors[1].model)
    #expect(one.kindName == "dense" && one.latentSize == detectors[1].model.latentSize)
    #expect(one.sentence == detectors[1].modelSentence)
    #expect(one.parameterCount == one.layers.reduce(0) { $0 + $1.parameterCount })
    let several = try DetectionModel(detectors)
    let facts = ModelFacts(several, channelCount: 3, reason: "three of them")
    #expect(facts.kindName == "ensemble" && facts.sentence == "three of them")
    #expect(facts.layers.isEmpty && facts.latentSize == 0)
    #expect(facts.parameterCount == detectors.reduce(0) { $0 + $1.parameterCount })
    let online = ModelFacts(
      .online(OnlineConfiguration(memberCount: 3)), channelCount: 2, reason: "")
    #expect(online.parameterCount == 3 * online.layers.reduce(0) { $0 + $1.parameterCount })
  }
}
