extension SeriesAssembly {
  /// Numbers that programs write for a missing value.
  private static let codes: Set<Double> = {
    var codes: Set<Double> = [-32_768, 32_767, -2_147_483_648, 2_147_483_647, -999.25]
    var nines = 999.0
    while nines < 1e10 {
      for code in [nines, nines + 0.9, nines + 0.99] { codes.formUnion([code, -code]) }
      nines = nines * 10 + 9
    }
    return codes
  }()

  /// Makes numbers missing that can only be codes for it: they are such as programs write, come
  /// again and again, and lie far outside of all others.
  mutating func findCodes(_ notes: inout [DataNote]) {
    for (channel, name) in channelNames.enumerated() {
      var least = Double.infinity
      var most = -Double.infinity
      for index in stride(from: channel, to: values.count, by: channelNames.count) {
        let value = values[index]
        if value < least { least = value }
        if value > most { most = value }
      }
      for code in [least, most] where Self.codes.contains(code) {
        judge(code, channel, name, &notes)
      }
    }
  }

  private mutating func judge(
    _ code: Double, _ channel: Int, _ name: String, _ notes: inout [DataNote]
  ) {
    let rows = stride(from: channel, to: values.count, by: channelNames.count)
    var count = 0
    var other = 0
    var least = Double.infinity
    var most = -Double.infinity
    for index in rows where values[index].isFinite {
      if values[index] == code {
        count += 1
      } else if !Self.codes.contains(values[index]) {
        other += 1
        least = min(least, values[index])
        most = max(most, values[index])
      }
    }
    let distance = max(least - code, code - most)
    // Below zero where nothing else is, or of another order of magnitude.
    let isOther = (code < 0 && least >= 0) || abs(code) >= 2 * max(abs(least), abs(most))
    guard other > count, isOther, distance >= max(100, 5 * (most - least)) else { return }
    guard count > 2 else {
      notes.append(.possibleCode(series: self.name, channel: name, code: code, count: count))
      return
    }
    for index in rows where values[index] == code { values[index] = .nan }
    notes.append(.codeTakenAsMissing(series: self.name, channel: name, code: code, count: count))
  }
}
