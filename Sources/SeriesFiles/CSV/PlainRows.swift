internal import TimeSeries

/// Rows without quotes, gaps, texts and surprises: nearly all of nearly every file.
///
/// The quick way beside `CSVRowReader.readRow`, which reads all rows.
struct PlainRows: Sendable {
  private let roles: [CSVLayout.Role]
  private let delimiter: UInt8
  private let point: UInt8
  private let timestamps: TimestampParser?
  /// Ticks in one unit of an epoch; 0 where timestamps are calendar times.
  private let unit: Int64

  /// The reader of a layout's rows; `nil` where they have columns that are never plain.
  init?(_ layout: CSVLayout, delimiter: UInt8) {
    guard delimiter != 0x20, layout.timestampParts == nil, !layout.roles.contains(.series),
      !layout.roles.contains(.skipped), layout.notations.allSatisfy({ $0 == nil })
    else { return nil }
    roles = layout.roles
    self.delimiter = delimiter
    point = layout.point
    timestamps = layout.timestamps
    switch layout.timestamps?.style {
    case .epoch(let unit): self.unit = unit.nanoseconds
    case .integer: unit = 1
    case .dateTime, .rowNumber, nil: unit = 0
    }
  }

  /// Reads the row at `index`, which then stands behind it; false, and `index` as before, where it
  /// is not plain.
  ///
  /// - Parameter values: Receives the values from `offset` on, `[channel]`.
  @inline(__always)
  func read(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int, into values: inout MutableSpan<Double>,
    at offset: Int, tick: inout Int64, label: inout Bool
  ) -> Bool {
    var next = index
    let last = roles.count &- 1
    for column in roles.indices {
      guard end &- next >= PlainNumber.reach else { return false }
      switch roles[column] {
      case .value(let channel):
        guard let number = PlainNumber.scan(bytes, &next, point: point) else { return false }
        values[offset &+ channel] = number
      case .timestamp:
        if unit > 0 {
          guard let number = PlainNumber.scan(bytes, &next) else { return false }
          let (product, overflow) = number.multipliedReportingOverflow(by: unit)
          guard !overflow else { return false }
          tick = product
        } else {
          guard let read = timestamps?.scan(bytes, &next, end: end), end &- next >= 2 else {
            return false
          }
          tick = read
        }
      case .label:
        let digit = bytes.byte(next) &- 0x30
        guard digit <= 1 else { return false }
        label = digit == 1
        next &+= 1
      case .writtenValue, .timestampPart, .series, .skipped:
        return false
      }
      let mark = bytes.byte(next)
      if column < last {
        guard mark == delimiter else { return false }
        next &+= 1
      } else if mark == UInt8(ascii: "\n") {
        next &+= 1
      } else {
        guard mark == UInt8(ascii: "\r"), bytes.byte(next &+ 1) == UInt8(ascii: "\n") else {
          return false
        }
        next &+= 2
      }
    }
    index = next
    return true
  }
}
