internal import AnomalyDetection
internal import NeuralEngine

extension TrainingError: KeyedRefusal {
  var refusedKey: String? {
    if case .invalidSetting(let name, _, _) = self { name } else { nil }
  }
}

extension DetectorError: KeyedRefusal {
  var refusedKey: String? {
    if case .invalidConfiguration(let key, _, _) = self { key } else { nil }
  }
}
