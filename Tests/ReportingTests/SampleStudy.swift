import AnomalyDetection
import NeuralEngine
import Reporting
import TimeSeries

/// A study's content made by rule, for tests and to look at.
enum SampleStudy {
  static func make(channels: Int = 4, rows: Int = 900) -> StudyContent {
    let sample = SampleContent.make(
      .init(rows: rows, channels: channels, anomalies: [400..<404, 700..<720, 880..<884]))
    var content = StudyContent(title: "cloudwatch-dense")
    content.summary =
      "A dense autoencoder over windows of 10 rows, by the protocol of the original."
    content.series = sample.result.series
    content.flaggedRows = sample.result.anomalies.map(\.rows)
    content.trainingRows = 0..<rows * 7 / 10
    content.epochs = (0..<30).map { epoch in
      let loss = 0.9 / Double(epoch + 1) + 0.01
      return .init(
        trainingLoss: loss, validationLoss: loss * 1.2, trainingR2: 1 - 2.4 * loss,
        validationR2: 1 - 2.9 * loss)
    }
    content.bestEpoch = 27
    content.model = "Dense autoencoder 90 → 48 → 90 over windows of 10 rows."
    content.layers = sample.models[0].layers
    let train = (0..<2000).map { Float(0.002 + 0.02 * noise($0) * noise($0 + 99_999)) }
    let labels = (0..<600).map { $0 % 12 == 0 }
    let test = labels.enumerated().map { index, isAnomalous in
      Float((0.002 + 0.02 * noise(index + 5) * noise(index + 31)) * (isAnomalous ? 4 : 1))
    }
    content.parts = [
      .init(
        name: "train", errors: train, meanSquaredError: 0.0061, meanAbsoluteError: 0.041, r2: 0.9931
      ),
      .init(
        name: "validation", errors: Array(train.prefix(300)), meanSquaredError: 0.0075,
        meanAbsoluteError: 0.046, r2: 0.9912),
      .init(
        name: "test", errors: test, isAnomalous: labels, meanSquaredError: 0.0121,
        meanAbsoluteError: 0.059, r2: 0.9843),
    ]
    content.threshold = .init(value: 0.018, rule: "95th percentile of the training errors")
    content.detection = .init(
      trueNegatives: 541, falsePositives: 9, falseNegatives: 14, truePositives: 36, rocAUC: 0.9512,
      prAUC: 0.8031,
      lines: [
        .init(name: "anomalous", precision: 0.8, recall: 0.72, f1: 0.758, support: 50),
        .init(name: "normal", precision: 0.975, recall: 0.984, f1: 0.979, support: 550),
        .init(name: "macro average", precision: 0.887, recall: 0.852, f1: 0.868, support: 600),
        .init(name: "micro average", precision: 0.962, recall: 0.962, f1: 0.962, support: 600),
      ])
    content.bands = [
      .init(from: 0, to: 0.5, count: 480, anomalous: 3),
      .init(from: 0.5, to: 1, count: 75, anomalous: 11),
      .init(from: 1, to: 2, count: 30, anomalous: 22),
      .init(from: 2, to: nil, count: 15, anomalous: 14),
    ]
    content.review = ["worst", "borderline", "typical"].enumerated().map { index, reason in
      let actual = (0..<40).map { 10 + 5 * noise(index * 50 + $0) }
      return .init(
        reason: reason, place: "window \(100 + index)", anomalyScore: [4.2, 1.01, 0.4][index],
        isAnomalous: index == 0, channelNames: ["cpu", "disk"], actual: actual,
        expected: actual.enumerated().map {
          $0.offset % 2 == index % 2 ? $0.element * 0.9 : $0.element
        })
    }
    content.latents = .init(
      size: 3,
      values: (0..<600).flatMap { index -> [Float] in
        let shift: Float = labels[index] ? 2.5 : 0
        let first = Float(noise(index) + noise(index + 3) - 1) * 2 + shift
        let second = Float(noise(index + 7) + noise(index + 11) - 1) - shift / 2
        return [first, first * 0.5 + second, second]
      }, isAnomalous: labels)
    content.warnings = ["The threshold was found on errors of rows that were learned from."]
    content.dataNotes = ["disk: 12 values missing."]
    content.provenance = [.init("seed", "1"), .init("recipe", "cloudwatch-dense.yaml")]
    return content
  }

  private static func noise(_ index: Int) -> Double { SampleContent.noise(index) }
}
