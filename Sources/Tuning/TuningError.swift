/// Why a search cannot be made or gone on with.
package enum TuningError: Error, Sendable, Equatable {
  /// Nothing to search.
  case noParameters
  /// Two parameters of one name.
  case duplicateParameter(name: String)
  /// A domain that makes no sense.
  case invalidDomain(parameter: String, found: String, expected: String)
  /// A number of the configuration out of its range.
  case invalidSetting(key: String, found: String, expected: String)
  /// A point without a value for a parameter.
  case missingValue(name: String)
  /// A point with a value for a parameter that is not searched.
  case unknownParameter(name: String)
  /// A value that its parameter may not take.
  case valueOutOfDomain(parameter: String, value: ParameterValue)
  /// A trial that was not asked for, or was told already.
  case unexpectedTrial(number: Int)
  /// Trials of a search of other parameters, settings or seed.
  case otherSearch(trial: Int)
  /// A line of a journal that cannot be read.
  case unreadableJournal(line: Int, reason: String)
}

extension TuningError: CustomStringConvertible {
  /// What was found, what was expected, and what to do.
  package var description: String {
    switch self {
    case .noParameters:
      "there is nothing to search: give at least one parameter a range or choices"
    case .duplicateParameter(let name):
      "the parameter \"\(name)\" is searched twice: leave one out"
    case .invalidDomain(let parameter, let found, let expected):
      "the range of \"\(parameter)\" is \(found), expected \(expected)"
    case .invalidSetting(let key, let found, let expected):
      "\(key) is \(found), expected \(expected)"
    case .missingValue(let name):
      "there is no value for \"\(name)\": every parameter that is searched needs one"
    case .unknownParameter(let name):
      "\"\(name)\" is no parameter of the search: take it out, or add it to the search"
    case .valueOutOfDomain(let parameter, let value):
      "\"\(parameter)\" is \(value), which its range does not hold"
    case .unexpectedTrial(let number):
      "trial \(number) was not asked for, or its result is known already"
    case .otherSearch(let trial):
      "trial \(trial) has other values than this search would try: the journal is of a search with "
        + "other parameters, settings or seed; give the search a new journal, or go on with its own"
    case .unreadableJournal(let line, let reason):
      "line \(line) of the journal cannot be read: \(reason)"
    }
  }
}
