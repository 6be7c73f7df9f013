/// The words by which columns are known.
enum ColumnNames {
  /// A name without case, blanks and marks: `Time Stamp` is `timestamp`.
  static func plain(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { $0.isDigit || $0 &- 97 < 26 }, as: UTF8.self)
  }

  /// Timestamps, the surest first.
  static let timestamps = [
    "timestamp", "timestamps", "datetime", "time", "date", "ts", "ds", "epoch", "unixtime",
    "unixtimestamp", "timestampms", "timestamputc", "timeutc", "eventtime", "datetimeutc",
    "timestep",
  ]

  /// Labels, the surest first.
  static let labels = [
    "isanomaly", "label", "labels", "anomaly", "anomalies", "isoutlier", "outlier",
    "anomalylabel", "groundtruth",
  ]

  /// Ids of series, the surest first.
  static let series = [
    "series", "seriesid", "seriesname", "uniqueid", "tsid", "itemid", "metric", "metricname",
    "kpiid", "kpi", "entity", "entityid", "cmdbid", "host", "hostname", "instance", "device",
    "deviceid", "sensor", "sensorid", "machine", "machineid", "key", "variable", "id", "name",
  ]

  /// What is written beside measurements and is none.
  static let notMeasured: Set<String> = [
    "isignored", "anomalyscore", "reconstructionerror", "imputed", "isimputed",
  ]

  /// The parts that the values of Yahoo S5 A3 and A4 were made from.
  static let partsOfYahoo: Set<String> = [
    "changepoint", "trend", "noise", "seasonality1", "seasonality2", "seasonality3",
  ]
}
