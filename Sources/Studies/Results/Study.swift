package import AnomalyDetection
internal import NeuralEngine
package import TimeSeries

/// Windows or rows in the parts of a split, with their scores and verdicts: what a published study
/// tells of a model, and what labels are held against.
package struct Study: Sendable {
  /// What is judged.
  package enum Unit: String, Sendable {
    /// Windows, each as a whole.
    case windows
    /// Rows, each by the window that ends at it.
    case rows
  }

  /// What is judged.
  package let unit: Unit
  /// Rows of a unit.
  package let unitLength: Int
  /// The table that was scaled and learned from, features included; labels are its own.
  package let table: Series
  package let scaler: Scaler
  /// The model; `nil` where rows are judged by several, or by one that goes on learning.
  package let model: FittedModel?
  /// What was learned from.
  package let train: StudyPart
  /// What measured the loss meanwhile; without windows where nothing was set apart.
  package let validation: StudyPart
  /// What was tested on; abnormal windows that were made follow the real ones.
  package let test: StudyPart
  /// How many windows of the test were made.
  package let madeCount: Int
  /// Where the line is drawn.
  package let threshold: Threshold
  /// Whose scores it was found on.
  package let thresholdFrom: ThresholdConfiguration.Part
  /// What happened in training; empty for a model that is solved at once.
  package let epochs: [StudyEpoch]
  /// Windows to look at one by one.
  package let review: [ReviewedWindow]
  /// The latents of some of the test's windows; `nil` where they were not kept.
  package let latents: LatentSample?
}

extension Study {
  /// The parts by their names.
  package var parts: [(name: String, part: StudyPart)] {
    [("train", train), ("validation", validation), ("test", test)]
  }

  /// The epoch, from 0, whose weights were kept; `nil` of a model without epochs.
  package var keptEpoch: Int? {
    model?.history.flatMap { $0.epochs.isEmpty ? nil : $0.bestEpoch }
  }

  /// Agreement with the labels of the test; `nil` without labels.
  package var classification: ClassificationReport? { ClassificationReport(test) }

  /// How the test's scores lie around the threshold.
  package var errorBands: ErrorBands { ErrorBands(test, threshold: threshold.value) }

  /// The verdicts of the test on what was measured: without those on windows that were made.
  package var realFlags: ArraySlice<Bool> { test.isFlagged.dropLast(madeCount) }

  /// The share of the test's windows at or under the threshold, whatever their labels. Some studies
  /// call it accuracy; it says how strict the threshold is, and nothing of whether it is right.
  package var pseudoAccuracy: Double {
    let flags = realFlags
    guard !flags.isEmpty else { return 0 }
    return Double(flags.count { !$0 }) / Double(flags.count)
  }

  /// The rows of the test's flagged windows that are in the data, in order, none twice.
  package var flaggedRows: [Range<Int>] {
    let flagged = zip(test.starts, realFlags).filter(\.1).map(\.0).sorted()
    var ranges: [Range<Int>] = []
    for start in flagged {
      if let last = ranges.last, start <= last.upperBound {
        ranges[ranges.count - 1] =
          last.lowerBound..<max(last.upperBound, start + unitLength)
      } else {
        ranges.append(start..<start + unitLength)
      }
    }
    return ranges
  }
}
