internal import NeuralEngine
internal import TimeSeries

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension DetectionModel {
  /// Tells whether two models score alike, so that a state of one can go on with the other. It is no
  /// proof against forgery.
  var digest: UInt64 {
    var hash = FNV1a()
    switch self {
    case .fitted(let detector): hash.add(detector)
    case .ensemble(let ensemble):
      hash.add(text: ensemble.rule.description)
      for member in ensemble.members { hash.add(member) }
    case .online(let configuration, _): hash.add(json: configuration)
    }
    return hash.value
  }
}

extension FNV1a {
  fileprivate mutating func add(_ detector: Detector) {
    for name in detector.channelNames { add(text: name) }
    add(UInt64(detector.plan.windowLength))
    add(UInt64(detector.plan.windowSpacing))
    add(json: detector.plan.score)
    for number in detector.scaler.center + detector.scaler.scale { add(number.bitPattern) }
    add(floats: detector.scoreCalibration.residualScale + [detector.scoreCalibration.usualScore])
    switch detector.model {
    case .linear(let linear): add(linear)
    case .autoencoder(let network): add(network)
    case .mixed(let mixed):
      add(mixed.linear)
      add(mixed.network)
    }
  }

  private mutating func add(_ linear: LinearAutoencoder) {
    for tensor in linear.namedTensors { add(floats: tensor.values) }
  }

  private mutating func add(_ network: TrainedAutoencoder) {
    for tensor in network.autoencoder.namedTensors(of: network.parameters) {
      add(floats: tensor.values)
    }
  }

  private mutating func add(floats: [Float]) {
    for number in floats { add(UInt64(number.bitPattern)) }
  }

  fileprivate mutating func add(text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(0x100)
  }

  fileprivate mutating func add(json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      for byte in try encoder.encode(value) { add(UInt64(byte)) }
    } catch {
      preconditionFailure("\(value) is not JSON: \(error)")
    }
  }
}
