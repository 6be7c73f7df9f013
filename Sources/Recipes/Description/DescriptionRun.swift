internal import Files
internal import Reporting
package import SeriesFiles
package import TimeSeries

/// A file of data described: what `martlet describe` does.
package struct DescriptionRun: Sendable {
  /// What is known of one series of the file.
  package struct Outcome: Sendable {
    package let description: SeriesDescription
    /// What was noticed while reading: of the series, and of the file with its first series.
    package let notes: [DataNote]
    /// Where its page goes; `nil` where none was asked for.
    package let page: String?
    fileprivate let report: Report

    /// Writes the page, if one was asked for.
    package func write() throws(RecipeError) {
      guard let page else { return }
      do {
        try report.write(to: page)
      } catch {
        throw .data(.file(error))
      }
    }
  }

  private let data: FileData
  private let html: String?

  /// - Parameter html: Where the page goes; of several series each has its own, named after it.
  package init(of data: FileData, html: String?) {
    self.data = data
    self.html = html
  }

  /// Reads the file and describes each series; nothing is written yet.
  package func outcomes() throws(RecipeError) -> [Outcome] {
    let file: DataFile
    do throws(FileError) {
      if let html { try FilePlace.checkWritable(html) }
    } catch {
      throw .data(.file(error))
    }
    do throws(DataError) {
      file = try SeriesReader.read(path: data.path, options: data.options)
    } catch {
      throw .data(error)
    }
    let pages = html.map { ResultNames.paths($0, names: file.series.map(\.name)) }
    if let page = pages?.first(where: replacesData) { throw .sameFile(path: page) }
    return file.series.enumerated().map { index, series in
      let description = SeriesDescription(of: series)
      let notes = file.notes.filter { note in
        note.series.map { $0 == series.name } ?? (index == 0)
      }
      let page = pages?[index]
      var report = Report(describing: series, as: description)
      report.dataNotes = notes.map(\.description)
      return Outcome(description: description, notes: notes, page: page, report: report)
    }
  }

  private func replacesData(_ page: String) -> Bool {
    !FilePlace.isStream(page) && !FilePlace.isStream(data.path)
      && FilePlace(page) == FilePlace(data.path)
  }
}
