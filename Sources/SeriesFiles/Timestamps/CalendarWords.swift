/// The words in which dates are written: months, days of the week, halves of the day, time zones.
enum CalendarWords {
  /// The month that a word in lower case names, 1 to 12.
  static func month(_ word: String) -> Int? { months[word] }

  /// Whether a word in lower case names a day of the week.
  static func isWeekday(_ word: String) -> Bool { weekdays.contains(word) }

  /// Seconds east of Greenwich that the name of a zone in lower case stands for.
  static func zone(_ word: String) -> Int? { zones[word].map { Int($0 * 3600) } }

  /// Words between the parts of a date that say nothing.
  static let fillers: Set<String> = ["at", "of", "on", "um", "de", "den", "uhr"]

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    for (index, words) in monthWords.enumerated() {
      for word in words { months[word] = index + 1 }
    }
    return months
  }()

  private static let monthWords: [[String]] = [
    ["jan", "january", "januar", "jän", "jänner"], ["feb", "february", "februar"],
    ["mar", "march", "mär", "mrz", "märz"], ["apr", "april"], ["may", "mai"],
    ["jun", "june", "juni"], ["jul", "july", "juli"], ["aug", "august"],
    ["sep", "sept", "september"], ["oct", "october", "okt", "oktober"], ["nov", "november"],
    ["dec", "december", "dez", "dezember"],
  ]

  private static let weekdays: Set<String> = [
    "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs",
    "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday",
    "mo", "montag", "di", "dienstag", "mi", "mittwoch", "do", "donnerstag", "fr", "freitag", "sa",
    "samstag", "so", "sonntag",
  ]

  /// Hours east of Greenwich.
  private static let zones: [String: Double] = [
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2,
    "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "sast": 2, "ist": 5.5, "pkt": 5, "sgt": 8,
    "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "ast": -4, "adt": -3, "nst": -3.5,
    "ndt": -2.5, "brt": -3, "art": -3,
  ]
}
