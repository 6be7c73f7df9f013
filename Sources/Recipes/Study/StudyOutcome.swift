package import AnomalyDetection
package import TimeSeries

/// What came of a recipe; nothing of it is written yet.
package struct StudyOutcome: Sendable {
  /// What is judged.
  package enum Unit: String, Sendable {
    /// Windows, each as a whole.
    case windows
    /// Rows, each by the window that ends at it.
    case rows
  }

  /// The recipe.
  package let recipe: Recipe
  /// Where the data came from, for a person.
  package let source: String
  /// What was noticed about the data while it was read.
  package let notes: [DataNote]
  /// The table before features were made of it.
  package let aggregate: Series
  /// The table that was scaled and learned from; labels are its own.
  package let table: Series
  /// What is judged.
  package let unit: Unit
  /// The scaling.
  package let scaler: Scaler
  /// The model with what it learned.
  package let model: StudyModel
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
  package let thresholdFrom: RecipeThreshold.Part
  /// What happened in training; empty for a model that is solved at once.
  package let epochs: [StudyEpoch]
  /// Windows to look at one by one.
  package let review: [ReviewedWindow]
  /// The latents of some of the test's windows.
  package let latents: LatentSample
  /// What was found in all rows, for the report; `nil` where no row has a score of its own.
  package let result: DetectionResult?
  /// `[member]`: what came of each model of an ensemble by itself; empty for one model.
  package let members: [StudyOutcome]
  /// What a person should know before trusting it.
  package let warnings: [String]
  /// How long it took.
  package let timing: StudyTiming

  /// What the study is called.
  package var name: String { recipe.name ?? table.name }

  /// The parts by their names.
  package var parts: [(name: String, part: StudyPart)] {
    [("train", train), ("validation", validation), ("test", test)]
  }
}

/// A window of the test, held against its reconstruction.
package struct ReviewedWindow: Sendable, Equatable {
  /// Why it is looked at.
  package enum Reason: String, Sendable {
    /// It is among the highest scores.
    case worst
    /// Its score is among the nearest to the threshold.
    case borderline
  }

  /// Why it is looked at.
  package let reason: Reason
  /// Its place among the test's windows, from 0.
  package let index: Int
  /// The first row of the data that the model sees of it; `nil` for a window that was made.
  package let firstRow: Int?
  /// Its score.
  package let score: Float
  /// Whether it holds a labelled row; `nil` without labels.
  package let isAnomalous: Bool?
  /// `[time, channel]`, in the data's units.
  package let actual: [Double]
  /// `[time, channel]`: what the model made of it.
  package let expected: [Double]
}

/// Latents of windows, evenly picked.
package struct LatentSample: Sendable, Equatable {
  /// Numbers in a latent.
  package let size: Int
  /// `[window, latent]`.
  package let values: [Float]
  /// `[window]`: the window's place in its part.
  package let indices: [Int]
}
