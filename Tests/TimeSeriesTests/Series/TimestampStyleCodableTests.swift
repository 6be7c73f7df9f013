import Foundation
import Testing
import TimeSeries

@Suite struct TimestampStyleCodableTests {
  @Test(arguments: [
    (TimestampStyle.rowNumber, #""row_number""#), (.integer, #""integer""#),
    (.epoch(.milliseconds), #"{"epoch":"milliseconds"}"#),
    (
      .dateTime(.init(separator: .letterT, fractionDigits: 3, zone: .offset(seconds: 7200))),
      #"{"date_time":{"date":"yyyy-MM-dd","fraction_digits":3,"has_seconds":true,"#
        + #""has_time":true,"hour":"HH","separator":"T","zone":7200,"zone_format":"+00:00"}}"#
    ),
  ])
  func `a style is written in plain words and read again`(
    _ style: TimestampStyle, _ json: String
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(style), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(TimestampStyle.self, from: Data(json.utf8)) == style)
  }

  @Test(arguments: [
    #""rows""#, "{}", #"{"epoch":"weeks"}"#,
    #"{"date_time":{"date":"yyyy-MM-dd","fraction_digits":10,"has_seconds":true,"#
      + #""has_time":true,"hour":"HH","separator":"T","zone":"utc","zone_format":"+00:00"}}"#,
    #"{"date_time":{"date":"yyyy-MM-dd","fraction_digits":0,"has_seconds":true,"#
      + #""has_time":true,"hour":"HH","separator":"T","zone":86400,"zone_format":"+00:00"}}"#,
  ])
  func `a style that cannot be is refused`(_ json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TimestampStyle.self, from: Data(json.utf8))
    }
  }
}
