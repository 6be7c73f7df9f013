internal import TimeSeries

/// The data of a recipe, read, with its labels.
struct RecipeSource {
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

  init(_ recipe: Recipe) throws(RecipeError) {
    switch recipe.data {
    case .file(let data):
      do throws(DataError) {
        let file = try SeriesReader.read(path: data.path, options: data.options)
        name = data.path == "-" ? "standard input" : data.path
        notes = file.notes
        planted = []
        trainingEnd = file.trainingEnd
        if let labels = recipe.labels {
          series = try Self.labelled(file, from: labels)
        } else {
          series = file.series
        }
      } catch {
        throw .data(error)
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

  /// The series of a file with labels from another: JSON begins with a brace, and 0 or 1 do not.
  private static func labelled(_ file: DataFile, from path: String) throws(DataError) -> [Series] {
    var labelled: [Series] = []
    if path.hasSuffix(".json") {
      let windows = try NABWindows(path: path)
      for series in file.series {
        labelled.append(series.labelled(try windows.labels(of: series, file: file.path)))
      }
    } else {
      // Several series would need to say whose labels these are, so only the first is labelled.
      for (index, series) in file.series.enumerated() {
        let isLabelled = index == 0 && file.series.count == 1
        labelled.append(
          isLabelled
            ? series.labelled(try LabelFile.read(path: path, rowCount: series.rowCount)) : series)
      }
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
