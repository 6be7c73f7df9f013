/// The version of this software.
public enum MartletVersion {
  /// Written into every model file, and printed by `martlet --version`.
  public static let current = "0.1.0"
}
