/// The version of this software.
package enum MartletVersion {
  /// Written into every model file, and printed by `martlet --version`.
  package static let current = "0.1.0"
}
