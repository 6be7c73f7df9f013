import NeuralEngine
import RandomNumbers
import Stopwatch

/// Scoring a long series: a window ends at every row, and each shares all rows but one with the next.
///
/// Prints for each network the rows a second that are reconstructed, a line of JSON:
/// - `alone`: all of each window, one at a time
/// - `batches`: the same in batches
/// - `windows`: all of each window in batches that share what neighbours have in common
/// - `latents`: the last row and the latent of each window, sharing
/// - `last_rows`: the last row alone, sharing
/// - `stream`: the last row alone, one window at a time
func printScoring(_ workload: Workload, seconds: Double) throws {
  let autoencoder = try Autoencoder(workload.architecture, sampleShape: workload.shape)
  var generator = RandomGenerator(seed: 2)
  let parameters = autoencoder.initialParameters(using: &generator)
  let measurement = ScoringMeasurement(shape: workload.shape, seconds: seconds)
  func rate(_ order: ScoringMeasurement.Order, whole: Bool, latents: Bool, at once: Int) -> Double {
    let steps = whole ? 0..<workload.shape.timeSteps : measurement.lastStep
    var output = [Float](repeating: 0, count: once * steps.count * workload.shape.channels)
    var found = [Float](repeating: 0, count: latents ? once * autoencoder.latentSize : 0)
    var workspace = autoencoder.makeEvaluationWorkspace(batchSize: once)
    return measurement.rate(order, at: once) { samples, range in
      autoencoder.reconstruct(
        samples, range, steps: steps, parameters: parameters, into: &output, latents: &found,
        workspace: &workspace)
    }
  }
  ScoringMeasurement.print(
    workload.name,
    [
      ("alone", rate(.shuffled, whole: true, latents: true, at: 1)),
      ("batches", rate(.shuffled, whole: true, latents: true, at: 128)),
      ("windows", rate(.series, whole: true, latents: true, at: 128)),
      ("latents", rate(.series, whole: false, latents: true, at: 128)),
      ("last_rows", rate(.series, whole: false, latents: false, at: 128)),
      ("stream", rate(.series, whole: false, latents: false, at: 1)),
    ])
}

/// The same of the linear autoencoder with 8 components of 96 rows.
func printLinearScoring(seconds: Double) throws {
  let shape = SampleShape(timeSteps: 96, channels: 1)
  let measurement = ScoringMeasurement(shape: shape, seconds: seconds)
  let model = try LinearAutoencoder(fitting: measurement.series, latentSize: 8)
  func rate(whole: Bool, at once: Int) -> Double {
    let positions = whole ? 0..<shape.size : shape.size - shape.channels..<shape.size
    var output = [Float](repeating: 0, count: once * positions.count)
    var latents = [Float](repeating: 0, count: once * 8)
    return measurement.rate(.series, at: once) { samples, range in
      model.reconstruct(samples, range, positions: positions, into: &output, latents: &latents)
    }
  }
  ScoringMeasurement.print(
    "linear",
    [
      ("alone", rate(whole: true, at: 1)), ("batches", rate(whole: true, at: 128)),
      ("latents", rate(whole: false, at: 128)), ("stream", rate(whole: false, at: 1)),
    ])
}

/// The windows of a series of noise, in their order or in another, where no two are neighbours.
struct ScoringMeasurement {
  enum Order {
    case series, shuffled
  }

  let series: Samples
  let shuffled: Samples
  let seconds: Double

  /// The last step of a window.
  var lastStep: Range<Int> { series.shape.timeSteps - 1..<series.shape.timeSteps }

  init(shape: SampleShape, seconds: Double) {
    var generator = RandomGenerator(seed: 1)
    let count = 4096
    let rows = count - 1 + shape.timeSteps
    let buffer = (0..<rows * shape.channels).map { _ in Float(generator.uniform() * 2 - 1) }
    var offsets = (0..<count).map { $0 * shape.channels }
    series = Samples(buffer: buffer, offsets: offsets, shape: shape)
    generator.shuffle(&offsets)
    shuffled = Samples(buffer: buffer, offsets: offsets, shape: shape)
    self.seconds = seconds
  }

  /// Windows a second of processor time, `once` at a time.
  func rate(_ order: Order, at once: Int, _ body: (Samples, Range<Int>) -> Void) -> Double {
    let samples = order == .series ? series : shuffled
    return Rate.median(seconds: seconds / 2) {
      for first in stride(from: 0, to: samples.count, by: once) {
        body(samples, first..<first + once)
      }
      return Double(samples.count)
    }
  }

  static func print(_ name: String, _ rates: [(String, Double)]) {
    let words = rates.map { "\"\($0)\": \(Int($1))" }
    Swift.print("{\"workload\": \"\(name)\", \(words.joined(separator: ", "))}")
  }
}
