internal import TimeSeries

/// The data of a job, read, with its labels.
struct JobSource {
  /// Where it comes from, for a person.
  let name: String
  /// What was noticed while it was read.
  let notes: [DataNote]
  /// At least one.
  let series: [Series]
  /// Where the training part ends: by the file's name, or by how the data was made.
  let trainingEnd: Int?
  /// What was planted in made-up data.
  let planted: [PlantedAnomaly]

  init(_ job: DetectionJob) throws(JobError) {
    switch job.data {
    case .file(let data):
      let file: DataFile
      do {
        file =
          job.isCausal
          ? try SeriesReader.readAsStream(path: data.path, options: data.options)
          : try SeriesReader.read(path: data.path, options: data.options)
      } catch {
        throw .data(error)
      }
      name = data.path == "-" ? "standard input" : data.path
      notes = file.notes
      planted = []
      trainingEnd = file.trainingEnd
      if let labels = job.labels {
        series = try Self.labelled(file, from: labels)
      } else {
        series = file.series
      }
    case .synthetic(let configuration):
      do throws(PreparationError) {
        let made = try SyntheticTelemetry(configuration).make()
        name = made.series.name
        notes = []
        series = [made.series]
        planted = made.planted
        let clean = Double(configuration.rowCount) * configuration.cleanFraction
        trainingEnd = clean >= 1 ? Int(clean) : nil
      } catch {
        throw .telemetry(error)
      }
    }
  }

  /// The series of a file with labels from another.
  private static func labelled(_ file: DataFile, from path: String) throws(JobError) -> [Series] {
    var labelled: [Series] = []
    do throws(DataError) {
      let labels = try SeparateLabels(path: path)
      if labels.areWindows || file.series.count == 1 {
        for series in file.series {
          labelled.append(series.labelled(try labels.labels(of: series, file: file.path)))
        }
      }
    } catch {
      throw .data(error)
    }
    guard !labelled.isEmpty else {
      throw .labelsOfSeveralSeries(file: path, seriesCount: file.series.count)
    }
    return labelled
  }
}

extension Series {
  fileprivate func labelled(_ labels: [Bool]) -> Series {
    Series(
      name: name, channelNames: channelNames, timeAxis: timeAxis, values: values, labels: labels)
  }
}
