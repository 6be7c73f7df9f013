/// A named parameter of a search.
package struct Parameter: Sendable, Hashable {
  /// What it is called.
  package let name: String
  /// The values it may take.
  package let domain: ParameterDomain

  /// - Throws: `TuningError.invalidDomain` where the domain makes no sense.
  package init(_ name: String, _ domain: ParameterDomain) throws(TuningError) {
    if let fault = domain.fault {
      throw .invalidDomain(parameter: name, found: fault.found, expected: fault.expected)
    }
    self.name = name
    self.domain = domain
  }
}
