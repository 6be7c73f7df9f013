package import AnomalyDetection
internal import ModelStorage

/// Models from files, with the threshold that is wanted of them.
package struct ModelFiles: Sendable {
  /// In the order of the paths.
  package let detectors: [Detector]

  /// Loads the models, which have to know the same channels in the same order.
  ///
  /// - Parameter threshold: the threshold of each; `nil` leaves each its own.
  /// - Throws: `RecipeError` for a file that is no model, and for models that cannot judge together.
  package init(_ paths: [String], threshold: ThresholdRule? = nil) throws(RecipeError) {
    var detectors: [Detector] = []
    for path in paths {
      let detector: Detector
      do {
        detector = try Detector.load(from: path)
      } catch {
        throw .model(error)
      }
      if let first = detectors.first, detector.channelNames != first.channelNames {
        throw .otherChannels(
          model: path, channels: detector.channelNames, first: paths[0],
          expected: first.channelNames)
      }
      do {
        detectors.append(try threshold.map(detector.withThreshold) ?? detector)
      } catch {
        throw .detector(file: path, series: nil, error)
      }
    }
    self.detectors = detectors
  }
}
