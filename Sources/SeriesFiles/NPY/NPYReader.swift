internal import TimeSeries

/// Series from NumPy's array files.
enum NPYReader {
  /// The first bytes of the format.
  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// Reads `[time]` or `[time, channel]`.
  static func read(_ name: FileName, _ chunk: ByteChunk, _ options: SeriesReader.Options)
    throws(DataError) -> DataFile
  {
    let array = try NPYArray.read(chunk)
    guard array.shape.count == 1 || array.shape.count == 2 else {
      throw .notAnArray(file: name.path, problem: .shape(array.shape))
    }
    let width = array.shape.count == 2 ? array.shape[1] : 1
    guard width <= options.maximumChannels else {
      throw .tooManyColumns(
        file: name.path, line: 1, found: width, limit: options.maximumChannels)
    }
    guard !array.values.isEmpty else { throw .noRows(file: name.path) }
    guard array.values.contains(where: \.isFinite) else { throw .allMissing(file: name.path) }
    let names = width == 1 ? ["value"] : (1...width).map { "channel_\($0)" }
    var notes: [DataNote] = []
    let assembly = SeriesAssembly(
      name: name.stem, channelNames: names, style: .rowNumber, ticks: [], values: array.values,
      labels: nil)
    let series = assembly.series(&notes)
    return DataFile(path: name.path, format: .npy, series: [series], notes: notes)
  }
}
