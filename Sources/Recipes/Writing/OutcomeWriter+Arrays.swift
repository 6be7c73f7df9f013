internal import Files
internal import SeriesFiles
internal import Studies
internal import TimeSeries

extension OutcomeWriter {
  /// The errors of each part, and the scaler.
  mutating func writeArrays() throws(FileError) {
    for (index, finding) in outcome.findings.enumerated() {
      guard let study = finding.study else { continue }
      for (name, part) in study.parts where part.count > 0 {
        try write(
          part.scores.map(Double.init), shape: [part.count], .float32, "errors_\(name).npy",
          of: index)
      }
      let scaler = study.scaler
      try write(
        scaler.center + scaler.scale, shape: [2, scaler.channelCount], .float64, "scaler.npy",
        of: index)
      let document = JSONText.object([
        .init("rule", .string(scaler.rule.kind.rawValue)),
        .init("channels", .array(study.table.channelNames.map { .string($0) })),
        .init("center", .array(scaler.center.map { .number($0) })),
        .init("scale", .array(scaler.scale.map { .number($0) })),
        .init("clip", scaler.clip.map { .number($0) } ?? .null),
      ])
      if let path = file(.folder, "scaler.json", of: index) {
        try AtomicFile.write("\(document)\n", to: path)
      }
    }
  }

  /// What the model of windows was given, as other programs read it.
  mutating func writeWindows() throws(FileError) {
    guard let study = outcome.findings.first?.windows else { return }
    let scaled = study.scaler.transform(study.table)
    let channels = study.table.channelCount
    let real = study.test.count - study.madeCount
    for (name, part, count) in [
      ("X_train", study.train, study.train.count),
      ("X_validation", study.validation, study.validation.count), ("X_test", study.test, real),
    ] where name != "X_validation" || count > 0 {
      var values: [Double] = []
      values.reserveCapacity(count * study.unitLength * channels)
      for start in part.starts.prefix(count) {
        for value in scaled[start * channels..<(start + study.unitLength) * channels] {
          values.append(Double(value))
        }
      }
      try write(values, shape: [count, study.unitLength, channels], .float32, "\(name).npy")
    }
    if let labels = study.test.isAnomalous {
      try write(labels.prefix(real).map { $0 ? 1 : 0 }, shape: [real], .float64, "y_test.npy")
    }
  }

  private mutating func write(
    _ values: [Double], shape: [Int], _ type: NPYArray.ElementType, _ name: String,
    of finding: Int? = nil
  ) throws(FileError) {
    guard let path = file(.folder, name, of: finding) else { return }
    try NPYArray(shape: shape, values: values, elementType: type).write(path: path)
  }
}
