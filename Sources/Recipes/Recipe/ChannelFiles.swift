/// A folder of files, of which each channel has one or several: a server's metrics, say.
package struct ChannelFiles: Sendable, Hashable, Codable {
  /// One channel with its files.
  package struct Channel: Sendable, Hashable, Codable {
    /// What the channel is called.
    package var name: String
    /// The names of its files, where `*` stands for anything: `*cpu_utilization*`. The files are
    /// joined in the order of their names; one file may belong to several channels.
    package var files: String

    /// A channel.
    package init(name: String, files: String) {
      self.name = name
      self.files = files
    }
  }

  /// The folder.
  package var folder: String
  /// The channels, in the order of the table's columns.
  package var of: [Channel]
  /// Where the aligned table is written, as a name inside the folder of results; `nil` for nowhere.
  package var aggregate: String?

  /// Channels of files in a folder.
  package init(folder: String, of channels: [Channel], aggregate: String? = nil) {
    self.folder = folder
    of = channels
    self.aggregate = aggregate
  }

  /// Throws a fault where something cannot be.
  func validate() throws(RecipeFault) {
    try RecipeFault.check(!folder.isEmpty, "folder", "empty", "the path of a folder")
    try RecipeFault.check(!of.isEmpty, "of", "empty", "at least one channel")
    var seen: Set<String> = []
    for (index, channel) in of.enumerated() {
      guard !channel.name.isEmpty, seen.insert(channel.name).inserted else {
        throw RecipeFault(
          ["of", "\(index)", "name"], found: "\"\(channel.name)\"",
          expected: "a name that no other channel has")
      }
      guard !channel.files.isEmpty else {
        throw RecipeFault(
          ["of", "\(index)", "files"], found: "empty", expected: "a pattern such as *cpu*")
      }
    }
    if let aggregate {
      try RecipeFault.check(
        !aggregate.isEmpty && !aggregate.contains("/"), "aggregate", "\"\(aggregate)\"",
        "the name of a file, without folders")
    }
  }
}
