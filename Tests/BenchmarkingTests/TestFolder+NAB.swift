import TestSupport

extension TestFolder {
  /// A small NAB: four series of 400 rows in two categories, with one spike each, in its window; the
  /// last one, if asked for, without a window.
  func writeSmallNAB(lastHasWindow: Bool = true) throws -> String {
    var windows: [String] = []
    for number in 0..<4 {
      let file = "real\(number / 2)/series\(number).csv"
      var text = "timestamp,value\n"
      for row in 0..<400 {
        let spike = row == 250 + number ? 40.0 : 0
        let value =
          (Double(row) * 0.26).remainder(dividingBy: 2) + Double(row * 7 % 11) / 20 + spike
        text += "2024-01-\(two(1 + row / 24)) \(two(row % 24)):00:00,\(value)\n"
      }
      try write(text, to: "nab/data/\(file)")
      let isMarked = number < 3 || lastHasWindow
      windows.append(
        isMarked
          ? #""\#(file)": [["2024-01-11 00:00:00", "2024-01-12 00:00:00"]]"# : #""\#(file)": []"#)
    }
    try write("{\(windows.joined(separator: ", "))}", to: "nab/labels/combined_windows.json")
    return "\(path)/nab"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
