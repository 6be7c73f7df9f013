import Martlet

// The examples beside the types of `Files`; `DocCommentTests` sees that none is missing.

enum FilesExamples {
  static func fileError(_ series: Series) throws {
    do throws(FileError) {
      try CSVWriter.write(series, to: "cpu.csv")
    } catch .writeFailed(let file, _, _) {
      print("\(file) is as it was")
    }
  }
}
