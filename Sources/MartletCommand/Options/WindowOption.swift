import ArgumentParser

/// How long a window is: a number of rows, or the data's own rhythm.
enum WindowOption: ExpressibleByArgument, Equatable {
  case rows(Int)
  case automatic

  /// `nil` leaves the choice to the detector.
  var rows: Int? {
    switch self {
    case .rows(let rows): rows
    case .automatic: nil
    }
  }

  var defaultValueDescription: String { rows.map(String.init) ?? "auto" }

  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
    } else if let rows = Int(argument), rows >= 1 {
      self = .rows(rows)
    } else {
      return nil
    }
  }
}
