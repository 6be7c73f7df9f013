import ArgumentParser

/// How long a window is: a number of rows, or one dominant period of the data.
enum WindowOption: ExpressibleByArgument, Equatable {
  case rows(Int)
  case period

  init?(argument: String) {
    if argument == "auto" {
      self = .period
    } else if let rows = Int(argument), rows >= 1 {
      self = .rows(rows)
    } else {
      return nil
    }
  }
}
