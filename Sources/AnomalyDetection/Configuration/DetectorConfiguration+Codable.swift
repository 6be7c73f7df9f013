internal import NeuralEngine
internal import TimeSeries

/// In JSON an object, each key of which may be left out; of `model_kind` and `model`, of `window_length`
/// and `window_is_period`, and of `epochs` and `training` at most one is there.
extension DetectorConfiguration: Codable {
  private enum CodingKeys: String, CodingKey {
    case modelKind = "model_kind"
    case model
    case windowLength = "window_length"
    case windowIsPeriod = "window_is_period"
    case windowSpacing = "window_spacing"
    case trainingStride = "training_stride"
    case scaling
    case clip
    case trainingShare = "training_share"
    case epochs
    case training
    case score
    case threshold
    case events
    case seed
  }

  /// Reads the object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    /// The one of two keys that is there.
    func either<Value>(
      _ first: (key: CodingKeys, value: Value?), or second: (key: CodingKeys, value: Value?)
    ) throws -> Value? {
      guard first.value == nil || second.value == nil else {
        throw DecodingError.dataCorruptedError(
          forKey: second.key, in: container,
          debugDescription: "beside \(first.key.stringValue); expected one of them")
      }
      return first.value ?? second.value
    }
    self.init(seed: try value(.seed) ?? 1)
    model = try either(
      (.modelKind, value(.modelKind).map(Model.kind)), or: (.model, value(.model).map(Model.sized)))
    windowLength = try either(
      (.windowLength, value(.windowLength).map(WindowLength.rows)),
      or: (.windowIsPeriod, value(.windowIsPeriod) == true ? .period : nil))
    training = try either(
      (.epochs, value(.epochs).map(Training.epochs)),
      or: (.training, value(.training).map(Training.configured)))
    windowSpacing = try value(.windowSpacing)
    trainingStride = try value(.trainingStride)
    scaling = try value(.scaling)
    clip = try value(.clip)
    trainingShare = try value(.trainingShare)
    score = try value(.score)
    threshold = try value(.threshold)
    events = try value(.events)
  }

  /// Writes the object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch model {
    case .kind(let kind): try container.encode(kind, forKey: .modelKind)
    case .sized(let model): try container.encode(model, forKey: .model)
    case nil: break
    }
    switch windowLength {
    case .rows(let rows): try container.encode(rows, forKey: .windowLength)
    case .period: try container.encode(true, forKey: .windowIsPeriod)
    case nil: break
    }
    switch training {
    case .epochs(let epochs): try container.encode(epochs, forKey: .epochs)
    case .configured(let training): try container.encode(training, forKey: .training)
    case nil: break
    }
    try container.encodeIfPresent(windowSpacing, forKey: .windowSpacing)
    try container.encodeIfPresent(trainingStride, forKey: .trainingStride)
    try container.encodeIfPresent(scaling, forKey: .scaling)
    try container.encodeIfPresent(clip, forKey: .clip)
    try container.encodeIfPresent(trainingShare, forKey: .trainingShare)
    try container.encodeIfPresent(score, forKey: .score)
    try container.encodeIfPresent(threshold, forKey: .threshold)
    try container.encodeIfPresent(events, forKey: .events)
    try container.encode(seed, forKey: .seed)
  }
}
