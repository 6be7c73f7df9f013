/// The benchmarks whose data can be run: each with its own files, its own training rows and its own
/// figure that tables rank by.
package enum BenchmarkSuite: String, Sendable, Hashable, CaseIterable {
  /// The Numenta Anomaly Benchmark v1.1: `data/CATEGORY/FILE.csv`, `labels/combined_windows.json`.
  case nab
  /// The UCR Anomaly Archive: names end in `_trainingEnd_begin_end.txt`.
  case ucr
  /// TSB-AD: `…_tr_1007_1st_2014.csv`, or a mapping to the files of NAB it was made from.
  case tsbAD = "tsb-ad"
  /// The Server Machine Dataset: `train`, `test`, `test_label`.
  case smd
  /// The Application Server Dataset: as SMD.
  case asd
  /// Microsoft's Cloud Monitoring Dataset: csv `TimeStamp,Value,Label`, scored as NAB.
  case microsoft
  /// Any folder of csv files with a column of labels.
  case labelled

  /// Whether series are scored together, at one threshold, as NAB has it.
  package var isScoredAsNAB: Bool {
    switch self {
    case .nab, .microsoft: true
    case .ucr, .tsbAD, .smd, .asd, .labelled: false
    }
  }

  /// Whether a series is found or not, by its highest score.
  package var hasLocations: Bool { self == .ucr }

  /// What it is called in a table.
  package var title: String {
    switch self {
    case .nab: "NAB v1.1"
    case .ucr: "UCR Anomaly Archive"
    case .tsbAD: "TSB-AD"
    case .smd: "SMD"
    case .asd: "ASD"
    case .microsoft: "Microsoft Cloud Monitoring"
    case .labelled: "Labelled series"
    }
  }

  /// What a reader of its table has to know.
  package var note: String {
    switch self {
    case .nab:
      """
      Normalised NAB scores at the one best threshold of all series, as the benchmark's own table \
      has them; *two-fold* is the standard score with the threshold chosen on the other half of the \
      series (mean ± deviation of 50 splits), *left out* with it chosen on the other categories. \
      Detectors learn from the probation, 15 % of the rows and no more than 750.
      """
    case .ucr:
      """
      *found* is the share of series whose highest score lies at the anomaly, give or take 100 \
      rows. Detectors learn from the training rows that the file's name tells.
      """
    case .tsbAD:
      """
      Means over series of all rows' scores, the window of the volumes chosen as TSB-AD does. \
      Detectors learn from the training rows that the file's name tells.
      """
    case .smd, .asd:
      """
      Means over machines, of the rows of the test files; detectors learn from the training files. \
      The window of the volumes is chosen as TSB-AD does.
      """
    case .microsoft:
      """
      Scored as NAB: windows of a tenth of the rows, shared among the events; *two-fold* is the \
      figure that counts. Detectors learn from 15 % of the rows and no more than 750.
      """
    case .labelled:
      """
      Means over the series with anomalies, of the rows behind the training rows: those that the \
      file's name tells, or 15 %.
      """
    }
  }
}
