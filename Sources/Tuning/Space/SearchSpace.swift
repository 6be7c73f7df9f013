/// The parameters that are searched.
package struct SearchSpace: Sendable, Hashable {
  /// The parameters, in the order given.
  package let parameters: [Parameter]

  /// - Throws: `TuningError.noParameters` or `.duplicateParameter`.
  package init(_ parameters: [Parameter]) throws(TuningError) {
    guard !parameters.isEmpty else { throw .noParameters }
    for (index, parameter) in parameters.enumerated()
    where parameters[..<index].contains(where: { $0.name == parameter.name }) {
      throw .duplicateParameter(name: parameter.name)
    }
    self.parameters = parameters
  }

  /// The values of a point, by name, as the domains' own kinds and in the space's order.
  ///
  /// - Throws: `TuningError.missingValue`, `.unknownParameter` or `.valueOutOfDomain`.
  func canonical(
    _ values: [String: ParameterValue]
  ) throws(TuningError) -> [ParameterValue] {
    var found: [ParameterValue] = []
    for parameter in parameters {
      guard let value = values[parameter.name] else { throw .missingValue(name: parameter.name) }
      guard let canonical = parameter.domain.canonical(value) else {
        throw .valueOutOfDomain(parameter: parameter.name, value: value)
      }
      found.append(canonical)
    }
    if found.count < values.count {
      let known = parameters.map(\.name)
      for name in values.keys.sorted() where !known.contains(name) {
        throw .unknownParameter(name: name)
      }
    }
    return found
  }

  /// The values under their names.
  func named(_ values: [ParameterValue]) -> [String: ParameterValue] {
    Dictionary(uniqueKeysWithValues: zip(parameters.map(\.name), values))
  }
}
