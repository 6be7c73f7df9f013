import NeuralEngine

/// Prints what training on one sample costs as one size changes and the others stay: a line of JSON
/// for each kind of network and each size.
func printScaling(seconds: Double) throws {
  for kind in ScalingKind.allCases {
    for size in ScalingSize.allCases {
      var values: [Int] = []
      var costs: [Double] = []
      for value in size.values {
        var sizes = ScalingSizes()
        sizes[keyPath: size.path] = value
        let measurement = try Measurement(
          Workload(
            name: kind.rawValue, architecture: kind.architecture(sizes),
            shape: SampleShape(timeSteps: sizes.window, channels: sizes.channels),
            batchSize: sizes.batch, multiplications: (0, 0)),
          batches: max(2, 256 / sizes.batch))
        var best = 0.0
        for _ in 0..<3 {
          best = max(best, try measurement.training(seconds: seconds, epochs: 1).processor)
        }
        values.append(value)
        costs.append(1e6 / best)
      }
      let micros = costs.map { "\(($0 * 1000).rounded() / 1000)" }.joined(separator: ", ")
      print(
        "{\"network\": \"\(kind.rawValue)\", \"size\": \"\(size.rawValue)\", \"values\": \(values), "
          + "\"microseconds\": [\(micros)]}")
    }
  }
}

/// The sizes of a network and of its training, where they are not the one that changes.
private struct ScalingSizes {
  var window = 64
  var channels = 4
  var hidden = 64
  var batch = 64
}

/// The size that changes.
private enum ScalingSize: String, CaseIterable {
  case window, channels, hidden, batch

  var path: WritableKeyPath<ScalingSizes, Int> {
    switch self {
    case .window: \.window
    case .channels: \.channels
    case .hidden: \.hidden
    case .batch: \.batch
    }
  }

  var values: [Int] {
    switch self {
    case .window: [16, 32, 64, 128, 256, 512]
    case .channels: [1, 2, 4, 8, 16, 32, 64]
    case .hidden: [8, 16, 32, 64, 128, 256]
    case .batch: [1, 4, 16, 64, 256]
    }
  }
}

/// The kinds of network.
private enum ScalingKind: String, CaseIterable {
  case dense, lstm, conv1D = "conv1d"

  /// One hidden layer on each side; of a convolution `hidden` is the number of filters.
  func architecture(_ sizes: ScalingSizes) -> AutoencoderArchitecture {
    switch self {
    case .dense: .dense(DenseArchitecture(encoderSizes: [sizes.hidden, 8]))
    case .lstm: .lstm(LSTMArchitecture(encoderSizes: [sizes.hidden]))
    case .conv1D:
      .conv1D(
        Conv1DArchitecture(
          mirroring: [.init(filters: sizes.hidden, kernelSize: 7, stride: 2)],
          sampleShape: SampleShape(timeSteps: sizes.window, channels: sizes.channels)))
    }
  }
}
