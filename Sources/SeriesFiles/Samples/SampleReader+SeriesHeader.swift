extension SampleReader {
  /// The name of a series and of its channels, which are those of its first row.
  package struct SeriesHeader: Sendable, Hashable {
    /// The series' name, as the readers of files give it.
    package let name: String
    /// `[channel]`.
    package let channelNames: [String]

    package init(name: String, channelNames: [String]) {
      self.name = name
      self.channelNames = channelNames
    }
  }
}
