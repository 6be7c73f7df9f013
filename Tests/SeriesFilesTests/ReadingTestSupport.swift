import SeriesFiles

/// Reads text as if it stood in a file.
func readText(_ text: String, name: String = "test.csv", _ options: SeriesReader.Options = .init())
  throws(DataError) -> DataFile
{
  try SeriesReader.read(bytes: Array(text.utf8), name: name, options: options)
}
