internal import AnomalyDetection
internal import ModelStorage

/// The models of a job that come from files, with the threshold that the job wants of them.
struct StoredModels {
  /// In the order of the job; none where it fits on the data.
  let detectors: [Detector]

  /// Loads them.
  ///
  /// - Throws: `JobError` for a file that is no model, and for models that cannot judge together.
  init(_ job: DetectionJob) throws(JobError) {
    var detectors: [Detector] = []
    for path in job.models {
      let detector: Detector
      do {
        detector = try Detector.load(from: path)
      } catch {
        throw .model(error)
      }
      if let first = detectors.first, detector.channelNames != first.channelNames {
        throw .otherChannels(
          model: path, channels: detector.channelNames, first: job.models[0],
          expected: first.channelNames)
      }
      guard let rule = job.threshold else {
        detectors.append(detector)
        continue
      }
      do {
        detectors.append(try detector.withThreshold(rule))
      } catch {
        throw .detector(file: path, series: nil, error)
      }
    }
    self.detectors = detectors
  }
}
