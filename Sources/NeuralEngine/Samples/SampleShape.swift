/// The shape of one sample: `[time, channel]`, row-major.
///
/// ```swift
/// let shape = SampleShape(timeSteps: 30, channels: 2)
/// print(shape.size)  // 60
/// ```
public struct SampleShape: Sendable, Hashable, Codable {
  /// Steps of time in a sample.
  public let timeSteps: Int
  /// Channels at each step.
  public let channels: Int

  /// A shape of `timeSteps` × `channels`.
  ///
  /// - Precondition: both are at least 1.
  public init(timeSteps: Int, channels: Int) {
    precondition(timeSteps >= 1 && channels >= 1, "sample shape [\(timeSteps), \(channels)]")
    self.timeSteps = timeSteps
    self.channels = channels
  }

  /// Numbers in one sample.
  public var size: Int { timeSteps * channels }

  private enum CodingKeys: String, CodingKey {
    case timeSteps = "time_steps"
    case channels
  }

  /// Reads a shape, refusing sizes below 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let timeSteps = try container.decode(Int.self, forKey: .timeSteps)
    let channels = try container.decode(Int.self, forKey: .channels)
    guard timeSteps >= 1, channels >= 1,
      !timeSteps.multipliedReportingOverflow(by: channels).overflow
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .timeSteps, in: container,
        debugDescription: "a sample of \(timeSteps) × \(channels) numbers")
    }
    self.init(timeSteps: timeSteps, channels: channels)
  }
}
