/// One way to make abnormal data of normal data, and how far to go.
///
/// Written as a word, with the strength where it is not 1: `spike`, `level_shift:0.5`.
///
/// ```swift
/// let kinds = [Distortion(.spike), Distortion("level_shift:0.5")].compactMap(\.self)
/// let injector = try SeriesInjector(distortions: kinds, count: 8)
/// print(injector.inject(into: series).planted.count)
/// ```
public struct Distortion: Sendable, Hashable {
  /// What is done.
  public let kind: PlantedAnomaly.Kind
  /// Its size; 1 is plain to the eye. Above 0, at most 100.
  public let strength: Double

  /// A distortion; `nil` for a strength out of range and for kinds that cannot be made of data alone
  /// (``PlantedAnomaly/Kind/isInjectable``).
  public init?(_ kind: PlantedAnomaly.Kind, strength: Double = 1) {
    guard kind.isInjectable, strength > 0, strength <= 100 else { return nil }
    self.kind = kind
    self.strength = strength
  }

  /// Each kind that alters values, at strength 1.
  public static let all = of([
    .jitter, .scaling, .rotation, .permutation, .magnitudeWarp, .spike, .dip, .levelShift, .drift,
    .flatLine, .noiseBurst,
  ])

  /// The five that published work makes abnormal sequences with: jitter, scaling, rotation,
  /// permutation and magnitude warp (Um et al., "Data augmentation of wearable sensor data for
  /// Parkinson's disease monitoring using convolutional neural networks", ICMI 2017).
  public static let augmentations = of([
    .jitter, .scaling, .rotation, .permutation, .magnitudeWarp,
  ])

  private static func of(_ kinds: [PlantedAnomaly.Kind]) -> [Distortion] {
    kinds.compactMap { Distortion($0) }
  }
}

extension Distortion: LosslessStringConvertible, Codable {
  /// The word, with the strength where it is not 1.
  public var description: String {
    strength == 1 ? kind.rawValue : "\(kind.rawValue):\(strength)"
  }

  /// Reads a word; `nil` where it is none.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let kind = parts.first.flatMap({ PlantedAnomaly.Kind(rawValue: String($0)) }) else {
      return nil
    }
    var strength = 1.0
    if parts.count == 2 {
      guard let given = Double(parts[1]) else { return nil }
      strength = given
    }
    self.init(kind, strength: strength)
  }

  /// What `init(_:)` reads, for error messages and help.
  public static let grammar =
    PlantedAnomaly.Kind.allCases.filter(\.isInjectable).map(\.rawValue).joined(separator: ", ")
    + "; with a strength as in spike:2 where 1 is not wanted"

  /// Reads the word of a distortion.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let distortion = Distortion(word) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "distortion \"\(word)\"; expected \(Self.grammar)")
    }
    self = distortion
  }

  /// Writes the word of the distortion.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
