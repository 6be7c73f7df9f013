import Martlet

// The examples beside the types of `Evaluation`; `DocCommentTests` sees that none is missing.

enum EvaluationExamples {
  static func uCRLocation(_ scores: [Double]) {
    let location = UCRLocation(scores: scores, trainingEnd: 2000, anomaly: 5403..<5501)
    print(location.peak ?? -1, location.isFound)
  }

  static func eventMatching(_ flags: [Bool], _ labels: [Bool]) {
    let matching = EventMatching(
      predicted: Events(flags: flags), labelled: Events(flags: labels), tolerance: 5)
    print(matching.precision, matching.recall, matching.medianDelay ?? .nan)
  }

  static func events() {
    let events = Events(flags: [false, true, true, false, true])
    print(events.ranges, events.joined(across: 1).ranges)  // [1..<3, 4..<5] [1..<5]
  }

  static func scoreCard(_ scores: [Double], _ labels: [Bool]) {
    var random = RandomGenerator(seed: 1)
    let card = ScoreCard(scores: scores, labels: labels, using: &random)
    print(card.bestF1?.f1 ?? .nan, card.labelled.count)
  }

  static func volumeUnderSurface(_ scores: [Double], _ labels: [Bool]) {
    let window = VolumeUnderSurface.window(of: scores)
    if let volume = VolumeUnderSurface(scores: scores, labels: labels, window: window) {
      print(volume.roc, volume.precisionRecall)
    }
  }

  static func confusionMatrix(_ flags: [Bool], _ labels: [Bool]) {
    let matrix = ConfusionMatrix(flags: flags, labels: labels)
    print(matrix.precision, matrix.recall, matrix.f1, matrix.matthewsCorrelation)
  }

  static func pointAdjustment(_ scores: [Double], _ labels: [Bool]) {
    var random = RandomGenerator(seed: 1)
    if let adjusted = PointAdjustment(scores: scores, labels: labels, using: &random) {
      print(adjusted.bestF1)  // to be read beside what random scores reach
    }
  }

  static func rangeAgreement(_ flags: [Bool], _ labels: [Bool]) {
    let agreement = RangeAgreement(
      predicted: Events(flags: flags), labelled: Events(flags: labels),
      options: RangeAgreement.Options(recallBias: .front))
    print(agreement.precision, agreement.recall, agreement.f1)
  }

  static func affiliation(_ flags: [Bool], _ labels: [Bool]) {
    let affiliation = Affiliation(
      predicted: Events(flags: flags), labelled: Events(flags: labels), rowCount: labels.count)
    print(affiliation.precision ?? .nan, affiliation.recall ?? .nan, affiliation.f1)
  }

  static func nABScore(_ sweep: NABSweep) {
    let best = sweep.best(.standard)
    print(best.normalized, best.threshold)  // 100 for perfect, 0 for saying nothing
  }

  static func nABSweep(_ first: NABSeries, _ second: NABSeries) {
    let sweep = NABSweep([first, second])
    for profile in NABProfile.all { print(profile.name, sweep.best(profile).normalized) }
  }

  static func nABProfile(_ sweep: NABSweep) {
    let patient = NABProfile(
      name: "patient", truePositiveWeight: 1, falsePositiveWeight: 0.5, falseNegativeWeight: 1)
    print(sweep.best(patient).normalized)
  }

  static func nABSeries(_ scores: [Double]) {
    let series = NABSeries(scores: scores, windows: [1200...1400])
    print(NABSweep([series]).best().normalized)
  }

  static func bootstrapInterval() {
    var random = RandomGenerator(seed: 1)
    if let mean = BootstrapInterval.mean(of: [0.4, 0.6, 0.5, 0.9], using: &random) {
      print("\(mean.value), with 95 % between \(mean.lower) and \(mean.upper)")
    }
  }

  static func rankedScores(_ scores: [Double], _ labels: [Bool]) {
    let ranked = RankedScores(scores: scores, labels: labels)
    print(ranked.rocAUC ?? .nan, ranked.averagePrecision ?? .nan)
    print(ranked.precision(atTop: 10) ?? .nan)
  }
}
