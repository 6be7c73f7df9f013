internal import AnomalyDetection
internal import NeuralEngine
internal import TimeSeries

/// Turns the scores of a study's windows into verdicts.
struct StudyJudge {
  /// Scores, threshold, and what is worth a look.
  struct Verdict {
    let train: StudyPart
    let validation: StudyPart
    let test: StudyPart
    let madeCount: Int
    let threshold: Threshold
    /// Divides a score to give that of a detector: the numbers of a window for a sum, else 1.
    let scale: Float
    let usualScore: Float
    let review: [ReviewedWindow]
    let latents: LatentSample
  }

  /// Windows shown of each kind.
  private static let reviewed = 6

  let study: StudyProtocol
  let table: Series
  let seen: StudyWindows
  let scaler: Scaler
  let features: FeatureTransform?
  let scorer: StudyScorer

  /// - Parameter samples: those of train, validation and test.
  func verdict(_ split: StudySplit, _ samples: [Samples]) throws(StudyError) -> Verdict {
    let parts = [split.train, split.validation, split.test]
    let scored = zip(samples, parts).map { samples, part in
      scorer.score(samples, starts: part.starts, stride: study.windows.stride)
    }
    let usual = Float(SortedValues(scored[0].values.map(Double.init)).median ?? 1)
    let usualScore = usual > 0 && usual.isFinite ? usual : 1
    let scale: Float =
      study.score.measure == .summedAbsoluteError ? Float(seen.shape.size) : 1
    func final(_ scores: [Float]) -> [Float] {
      scorer.sided(scores, usualScore: usualScore).map { $0 * scale }
    }
    let finals = scored.map { final($0.values) }
    let threshold = try threshold(train: finals[0], validation: finals[1], test: finals[2])
    let results = parts.indices.map { index in
      let part = parts[index]
      return StudyPart(
        starts: part.starts, scores: finals[index],
        isFlagged: finals[index].map { $0 > threshold.value },
        isAnomalous: table.labels.map { labels in
          part.starts.map { labels[$0..<$0 + study.windows.length].contains(true) }
        },
        quality: scored[index].quality)
    }
    var test = results[2]
    var testSamples = samples[2]
    var madeCount = 0
    if let abnormal = study.abnormal {
      let made = MadeWindows(
        abnormal, of: samples[2], isAnomalous: test.isAnomalous, trainedOn: samples[0],
        channelCount: table.channelCount, seed: study.seed)
      // Every window a stranger to the others, so nothing is smoothed.
      let scores = scorer.score(made.samples, starts: [], stride: study.windows.stride)
      madeCount = made.samples.count
      test = test.joined(
        made.sources.map { test.starts[$0] }, scores: final(scores.values),
        threshold: threshold.value)
      testSamples = made.joined(samples[2])
    }
    return Verdict(
      train: results[0], validation: results[1], test: test, madeCount: madeCount,
      threshold: threshold, scale: scale, usualScore: usualScore,
      review: review(test, testSamples, split.test, above: threshold.value),
      latents: scored[2].latents)
  }

  private func threshold(
    train: [Float], validation: [Float], test: [Float]
  ) throws(StudyError) -> Threshold {
    let rule = study.threshold
    let scores =
      switch rule.from {
      case .train: train
      case .validation: validation
      case .test: test
      }
    do {
      return Threshold(
        rule: rule.rule,
        value: try rule.rule.threshold(from: calibration(scores), events: EventRule()), check: nil)
    } catch {
      throw .threshold(error)
    }
  }

  private func calibration(_ scores: [Float]) -> CalibrationScores {
    let interval = table.timeAxis.samplingInterval ?? 1
    let (between, overflow) = interval.multipliedReportingOverflow(by: Int64(study.windows.stride))
    return CalibrationScores(
      scores: scores, samplingInterval: overflow ? interval : between,
      timestampStyle: table.timeAxis.style)
  }

  /// The model as a detector, so that it can be applied to new data; `nil` where a detector cannot
  /// see the recipe's windows.
  func detector(
    _ verdict: Verdict, trainRows: [Int]
  ) throws(StudyError) -> Detector? {
    guard !study.windows.flatten, study.windows.context?.position != .centre else { return nil }
    let limit = Float.leastNormalMagnitude
    do {
      return try Detector(
        plan: DetectorPlan(
          model: study.model, windowLength: seen.shape.timeSteps, windowSpacing: seen.spacing,
          trainingStride: study.windows.stride, scaling: scaler.rule, clip: scaler.clip,
          training: study.training, score: scorer.rule,
          events: EventRule(mergeGap: study.windows.length),
          seed: study.seed, reason: "as the recipe \(study.name) has it"),
        channelNames: table.channelNames, scaler: scaler, model: scorer.model,
        scoreCalibration: scorer.calibration.withUsualScore(verdict.usualScore),
        calibrationScores: calibration(verdict.train.scores.map { $0 / verdict.scale }),
        threshold: Threshold(
          rule: verdict.threshold.rule,
          value: max(limit, verdict.threshold.value / verdict.scale), check: nil),
        fingerprint: DataFingerprint(
          table, trainingRows: 0..<(trainRows.last.map { $0 + 1 } ?? 0)),
        warnings: [], features: features)
    } catch {
      throw .detector(error)
    }
  }

  /// The windows of the test that say most: the highest scores, and those nearest to the threshold.
  private func review(
    _ test: StudyPart, _ samples: Samples, _ part: StudySplit.Part, above threshold: Float
  ) -> [ReviewedWindow] {
    let order = test.scores.indices.sorted {
      test.scores[$0] == test.scores[$1] ? $0 < $1 : test.scores[$0] > test.scores[$1]
    }
    let worst = apart(order, part)
    let near = order.sorted {
      let (a, b) = (abs(test.scores[$0] - threshold), abs(test.scores[$1] - threshold))
      return a == b ? $0 < $1 : a < b
    }
    return show(worst, .worst, test, samples, part)
      + show(apart(near, part), .borderline, test, samples, part)
  }

  /// The first windows of an order of which no two overlap, so that one incident is shown once.
  private func apart(_ order: [Int], _ part: StudySplit.Part) -> [Int] {
    var chosen: [Int] = []
    for index in order where chosen.count < Self.reviewed {
      // Made windows overlap none.
      guard index < part.starts.count else {
        chosen.append(index)
        continue
      }
      let start = part.starts[index]
      if chosen.allSatisfy({
        $0 >= part.starts.count || abs(part.starts[$0] - start) >= study.windows.length
      }) {
        chosen.append(index)
      }
    }
    return chosen
  }

  private func show(
    _ indices: [Int], _ reason: ReviewedWindow.Reason, _ test: StudyPart, _ samples: Samples,
    _ part: StudySplit.Part
  ) -> [ReviewedWindow] {
    let chosen = Samples(
      buffer: samples.buffer, offsets: indices.map { samples.offsets[$0] }, shape: samples.shape)
    let reconstruction = scorer.model.reconstruct(chosen, threadCount: 1)
    let size = samples.shape.size
    return indices.enumerated().map { slot, index in
      let offset = chosen.offsets[slot]
      return ReviewedWindow(
        reason: reason, index: index,
        firstRow: index < part.starts.count
          ? seen.firstRow(ofWindow: part.starts[index], in: part.rows) : nil,
        score: test.scores[index], isAnomalous: test.isAnomalous?[index],
        actual: scaler.inverse(Array(chosen.buffer[offset..<offset + size])),
        expected: scaler.inverse(Array(reconstruction.values[slot * size..<(slot + 1) * size])))
    }
  }
}
