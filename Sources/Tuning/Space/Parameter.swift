/// A named parameter of a search.
public struct Parameter: Sendable, Hashable {
  /// What it is called.
  public let name: String
  /// The values it may take.
  public let domain: ParameterDomain

  /// A parameter.
  ///
  /// - Throws: `TuningError.invalidDomain` where the domain makes no sense.
  public init(_ name: String, _ domain: ParameterDomain) throws(TuningError) {
    if let fault = domain.fault {
      throw .invalidDomain(parameter: name, found: fault.found, expected: fault.expected)
    }
    self.name = name
    self.domain = domain
  }
}
