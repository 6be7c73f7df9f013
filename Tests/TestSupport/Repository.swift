package import Foundation

/// The repository that the tests stand in.
package enum Repository {
  /// Its root.
  package static let root: URL = {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root
  }()
}
