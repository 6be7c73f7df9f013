#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What a checkpoint belongs to, in four hashes (Fowler–Noll–Vo 1a, over words).
struct TrainingFingerprint: Sendable, Equatable {
  var configuration: UInt64
  var architecture: UInt64
  var data: UInt64
  var seed: UInt64

  init(configuration: UInt64, architecture: UInt64, data: UInt64, seed: UInt64) {
    self.configuration = configuration
    self.architecture = architecture
    self.data = data
    self.seed = seed
  }

  /// The fingerprint of a training. The number of epochs takes no part: more may be asked for.
  init(
    configuration: TrainingConfiguration, autoencoder: Autoencoder, samples: Samples, seed: UInt64
  ) {
    var independent = configuration
    independent.epochs = 1
    self.configuration = Self.hash(independent)
    architecture = Self.hash(autoencoder.architecture)
    var hash = FNV1a()
    hash.add(UInt64(samples.shape.timeSteps))
    hash.add(UInt64(samples.shape.channels))
    for value in samples.buffer { hash.add(UInt64(value.bitPattern)) }
    for offset in samples.offsets { hash.add(UInt64(offset)) }
    data = hash.value
    self.seed = seed
  }

  /// Throws where a checkpoint is of another training, saying which part differs.
  func check(_ found: TrainingFingerprint) throws(TrainingError) {
    for (part, own, other) in [
      ("configuration", configuration, found.configuration),
      ("architecture", architecture, found.architecture), ("data", data, found.data),
      ("seed", seed, found.seed),
    ] where own != other {
      throw .unusableCheckpoint(reason: .mismatch(part: part))
    }
  }

  private static func hash(_ value: some Encodable) -> UInt64 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hash = FNV1a()
    do {
      for byte in try encoder.encode(value) { hash.add(UInt64(byte)) }
    } catch {
      // JSON cannot hold NaN and infinity, which validation has refused before.
      preconditionFailure("\(value) is not JSON: \(error)")
    }
    return hash.value
  }
}
