/// Something in a recipe that cannot be: which key, what stands there, and what was expected.
package struct RecipeFault: Error, Sendable, Equatable {
  /// The keys from the recipe's root to the value, such as `["windows", "stride"]`; positions in
  /// lists count from 0.
  package var path: [String]
  /// What stands there.
  package let found: String
  /// What would be right.
  package let expected: String

  package init(_ path: [String], found: String, expected: String) {
    self.path = path
    self.found = found
    self.expected = expected
  }

  /// The same fault, seen from further up.
  func inside(_ key: String) -> RecipeFault {
    RecipeFault([key] + path, found: found, expected: expected)
  }
}

extension RecipeFault: CustomStringConvertible {
  /// `windows.stride is 0, expected 1 or more`.
  package var description: String {
    "\(path.joined(separator: ".")) is \(found), expected \(expected)"
  }
}

extension RecipeFault {
  /// Throws unless a value is as it should be.
  static func check(
    _ isRight: Bool, _ key: String, _ found: some CustomStringConvertible, _ expected: String
  ) throws(RecipeFault) {
    guard isRight else {
      throw RecipeFault([key], found: found.description, expected: expected)
    }
  }

  /// Runs the check of a section, and puts the section's key before the fault's path.
  static func section(
    _ key: String, _ check: () throws(RecipeFault) -> Void
  ) throws(RecipeFault) {
    do throws(RecipeFault) {
      try check()
    } catch {
      throw error.inside(key)
    }
  }
}
