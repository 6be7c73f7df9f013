/// How large a chart is drawn: a page shows the wide one or, on a phone, the narrow one, each with
/// text in its natural size.
enum ChartLayout: String, CaseIterable {
  case wide
  case narrow

  /// The width of the drawing.
  var width: Double {
    switch self {
    case .wide: 1040
    case .narrow: 360
    }
  }

  /// A height fit for a full chart.
  var height: Double {
    switch self {
    case .wide: 300
    case .narrow: 250
    }
  }

  /// A height fit for one of several panels.
  var panelHeight: Double {
    switch self {
    case .wide: 176
    case .narrow: 176
    }
  }

  /// A chart's name in this layout; names of wide charts are those of their files.
  func named(_ name: String) -> String {
    switch self {
    case .wide: name
    case .narrow: name + "-narrow"
    }
  }
}
