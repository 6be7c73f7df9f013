/// What is asked of a reconstruction: some steps of the sample, and the latent or not. A network works
/// out no more than these need.
struct WantedRows: Sendable, Hashable {
  /// The steps of the sample that are reconstructed.
  var steps: Range<Int>
  /// Whether the latent is asked for.
  var latent: Bool
}

extension TapSchedule {
  /// The part of the schedule that gives some of the outputs.
  func outputs(_ rows: Range<Int>) -> TapSchedule {
    TapSchedule(
      phases: phases.map { phase in
        func index(_ row: Int) -> Int {
          let steps = row - phase.firstOutput
          let rounded = steps > 0 ? (steps + phase.outputStep - 1) / phase.outputStep : 0
          return min(rounded, phase.count)
        }
        let first = index(rows.lowerBound)
        var part = phase
        part.firstOutput += first * phase.outputStep
        part.firstInput += first * phase.inputStep
        part.count = index(rows.upperBound) - first
        return part
      })
  }

  /// The input rows that some of the outputs are made of, as far as they lie in `0..<inputSteps`.
  func inputs(of rows: Range<Int>, inputSteps: Int) -> Range<Int> {
    var first = inputSteps
    var end = 0
    for phase in outputs(rows).phases where phase.count > 0 && !phase.taps.isEmpty {
      first = min(first, phase.firstInput)
      let last = phase.firstInput + (phase.count - 1) * phase.inputStep
      end = max(end, last + phase.taps.count)
    }
    first = max(first, 0)
    return first..<max(first, min(end, inputSteps))
  }
}
