internal import Evaluation
internal import Reporting

extension DetectionMetrics {
  /// The agreement as one object.
  var document: JSONText {
    .object(
      figures.map { figure in
        let value: JSONText =
          switch figure.value {
          case .share(let share): .number(share)
          case .count(let count): .integer(Int64(count))
          case .rows(let rows): rows.map { .number($0) } ?? .null
          }
        return .init(figure.key, value)
      })
  }
}
