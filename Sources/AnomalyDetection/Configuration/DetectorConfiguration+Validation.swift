extension DetectorConfiguration {
  /// Refuses numbers that make no sense.
  func validate() throws(DetectorError) {
    if case .rows(let rows) = windowLength, rows < 1 {
      throw .invalidConfiguration(
        key: "window_length", found: "\(rows)", expected: "1 or more")
    }
    if let windowSpacing, windowSpacing < 1 {
      throw .invalidConfiguration(
        key: "window_spacing", found: "\(windowSpacing)", expected: "1 or more")
    }
    if let trainingStride, trainingStride < 1 {
      throw .invalidConfiguration(
        key: "training_stride", found: "\(trainingStride)", expected: "1 or more")
    }
    if let trainingShare, !(trainingShare > 0 && trainingShare <= 1) {
      throw .invalidConfiguration(
        key: "training_share", found: "\(trainingShare)", expected: "above 0 and at most 1")
    }
    if case .epochs(let epochs) = training, epochs < 1 {
      throw .invalidConfiguration(key: "epochs", found: "\(epochs)", expected: "1 or more")
    }
    if let clip, !(clip > 0) {
      throw .invalidConfiguration(key: "clip", found: "\(clip)", expected: "above 0")
    }
  }
}
