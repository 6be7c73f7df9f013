import ArgumentParser

/// How long a window is: a number of rows, or the data's own rhythm.
enum WindowOption: ExpressibleByArgument {
  case rows(Int)
  case season

  init?(argument: String) {
    if argument == "auto" {
      self = .season
    } else if let rows = Int(argument), rows >= 1 {
      self = .rows(rows)
    } else {
      return nil
    }
  }
}
