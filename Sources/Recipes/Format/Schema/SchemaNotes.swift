/// What one run of an initialiser asked for.
final class SchemaNotes {
  /// No value of a type could be made to let the initialiser go on.
  struct NoExample: Error {}

  /// Whether keys were asked for, and not a single value.
  var isSection = false
  /// The types asked for as a single value.
  var singles: [any Decodable.Type] = []
  /// The keys, in the order in which they were asked for.
  private(set) var order: [String] = []
  private(set) var types: [String: any Decodable.Type] = [:]
  /// Keys without which it does not go on.
  private(set) var demanded: Set<String> = []

  func ask(_ key: String, _ type: (any Decodable.Type)?, isDemanded: Bool = false) {
    if !order.contains(key) { order.append(key) }
    if let type { types[key] = type }
    if isDemanded { demanded.insert(key) }
  }
}
