package import TimeSeries

/// Where a job's data comes from.
package enum JobData: Sendable, Hashable {
  /// A file.
  case file(FileData)
  /// Telemetry made up with anomalies planted in it.
  case synthetic(TelemetryConfiguration)
}

extension JobData: Codable {
  private enum CodingKeys: String, CodingKey {
    case synthetic
  }

  /// Reads a description: a file's members, or `synthetic` with a telemetry.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if container.contains(.synthetic) {
      self = .synthetic(try container.decode(TelemetryConfiguration.self, forKey: .synthetic))
    } else {
      self = .file(try FileData(from: decoder))
    }
  }

  /// Writes the description.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .file(let data): try data.encode(to: encoder)
    case .synthetic(let telemetry):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(telemetry, forKey: .synthetic)
    }
  }
}
