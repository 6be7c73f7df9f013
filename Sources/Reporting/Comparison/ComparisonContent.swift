/// What several detectors came to on the same series, for the page that compares them.
///
/// `[contestant]` is one order everywhere: that of ``contestants``, best first.
package struct ComparisonContent: Sendable {
  /// One of those compared.
  package struct Contestant: Sendable {
    /// What it is called.
    package var name: String
    /// Whether it is there to be beaten.
    package var isBaseline: Bool
    /// `[figure]`: over all series, in the order of ``ComparisonContent/figureTitles``.
    package var figures: [MeasuredFigure]
    /// The threshold at which the first figure was reached; `nil` where there is none.
    package var threshold: Double?
    /// Series it was measured on.
    package var seriesCount: Int

    package init(
      name: String, isBaseline: Bool, figures: [MeasuredFigure], threshold: Double? = nil,
      seriesCount: Int
    ) {
      self.name = name
      self.isBaseline = isBaseline
      self.figures = figures
      self.threshold = threshold
      self.seriesCount = seriesCount
    }
  }

  /// A line of the table of series.
  package struct Line: Sendable {
    /// The series, or the category.
    package var name: String
    /// `[contestant]`: the figure; `nil` where there is none.
    package var values: [Double?]

    package init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// Series of one kind.
  package struct Category: Sendable {
    /// All of them together; its name is the category's.
    package var total: Line
    /// One a series.
    package var series: [Line]

    package init(total: Line, series: [Line]) {
      self.total = total
      self.series = series
    }
  }

  /// The figure of single series, and how it is drawn.
  package struct SeriesMeasure: Sendable {
    /// What it is called.
    package var title: String
    /// What a reader has to know of it, in sentences.
    package var note: String
    /// The values that an axis shows; what lies beyond is drawn at its end.
    package var range: ClosedRange<Double>
    /// Digits behind the point.
    package var decimals: Int
    /// Whether it is 1 for done and 0 for not done, and nothing between.
    package var isVerdict: Bool

    package init(
      title: String, note: String, range: ClosedRange<Double> = 0...1, decimals: Int = 3,
      isVerdict: Bool = false
    ) {
      self.title = title
      self.note = note
      self.range = range
      self.decimals = decimals
      self.isVerdict = isVerdict
    }
  }

  /// Two contestants series by series.
  package struct Duel: Sendable {
    /// A series that both did.
    package struct Point: Sendable {
      package var series: String
      /// The figure of the one in question.
      package var subject: Double
      /// The figure of the other.
      package var rival: Double

      package init(series: String, subject: Double, rival: Double) {
        self.series = series
        self.subject = subject
        self.rival = rival
      }
    }

    /// The place in ``ComparisonContent/contestants`` of the one in question.
    package var subject: Int
    /// The place of the best of those it has to beat.
    package var rival: Int
    /// How far the subject is ahead by the first figure.
    package var lead: MeasuredFigure
    /// What the points show.
    package var measure: SeriesMeasure
    /// The series, in their order.
    package var points: [Point]

    package init(
      subject: Int, rival: Int, lead: MeasuredFigure, measure: SeriesMeasure, points: [Point]
    ) {
      self.subject = subject
      self.rival = rival
      self.lead = lead
      self.measure = measure
      self.points = points
    }
  }

  /// What could not be done.
  package struct Failure: Sendable {
    package var series: String
    /// By whom.
    package var contestants: [String]
    package var reason: String

    package init(series: String, contestants: [String], reason: String) {
      self.series = series
      self.contestants = contestants
      self.reason = reason
    }
  }

  package var title: String
  /// One sentence under the heading.
  package var summary = ""
  /// What the figures are, in sentences.
  package var note = ""
  /// `[figure]`: what the figures are called in a table; contestants are ranked by the first.
  package var figureTitles: [String]
  /// What the first figure is called where it stands alone.
  package var rankTitle: String
  /// Best first.
  package var contestants: [Contestant]
  /// The figure of single series.
  package var seriesMeasure: SeriesMeasure
  /// The series by their category.
  package var categories: [Category] = []
  /// The one in question against the best of the others; `nil` where there is no other.
  package var duel: Duel?
  /// What could not be done.
  package var failures: [Failure] = []
  /// What the reader should know before trusting the figures, a sentence each.
  package var warnings: [String] = []
  /// Numbers at the head, behind the figures.
  package var facts: [Report.Fact] = []
  /// What is typed to get the same again.
  package var command: String?
  /// What else is needed to get the same again.
  package var provenance: [Report.Fact] = []

  /// Contestants side by side, in columns of `figureTitles`.
  ///
  /// - Precondition: every contestant has a figure a title.
  package init(
    title: String, figureTitles: [String], rankTitle: String, contestants: [Contestant],
    seriesMeasure: SeriesMeasure
  ) {
    for contestant in contestants {
      precondition(
        contestant.figures.count == figureTitles.count,
        "\(contestant.figures.count) figures for \(figureTitles.count) titles")
    }
    self.title = title
    self.figureTitles = figureTitles
    self.rankTitle = rankTitle
    self.contestants = contestants
    self.seriesMeasure = seriesMeasure
  }

  /// How many series there are.
  var seriesCount: Int { categories.reduce(0) { $0 + $1.series.count } }
}
