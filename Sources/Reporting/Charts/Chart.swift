/// A finished drawing: it goes into a page as it is, and stands alone as a file.
///
/// ```swift
/// for chart in report.charts where chart.name.hasPrefix("anomaly-chart") {
///   print(chart.title, chart.svg.utf8.count)
/// }
/// ```
public struct Chart: Sendable, Equatable {
  /// A short name, unique in a report and fit for a file name: `score`, `anomaly-3`.
  public let name: String
  /// What the chart shows.
  public let title: String
  /// What there is to see, for readers who do not see it.
  public let description: String
  /// Width in units of the drawing, pixels at full size.
  public let width: Int
  /// Height in units of the drawing.
  public let height: Int
  /// What is drawn, as SVG elements.
  let content: String
  /// Attributes of the root element for the page's script, already escaped.
  let scriptAttributes: String

  init(
    name: String, title: String, description: String, width: Int, height: Int, content: String,
    scriptAttributes: String = ""
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.width = width
    self.height = height
    self.content = content
    self.scriptAttributes = scriptAttributes
  }

  /// The chart as an `.svg` file of its own, with its colours for light and dark.
  public var svg: String {
    let root =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"\(width)\""
      + " height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\">"
    let background = "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>"
    return root + names + "<style>" + ChartStyle.standalone + "</style>" + background + content
      + "</svg>\n"
  }

  /// The chart as an element of the report, which holds the style.
  func embedded(class names: String = "") -> String {
    let classes = names.isEmpty ? "chart" : "chart " + names
    // A chart that needs less than the page's width keeps its text in its natural size.
    let limit =
      (400..<Int(ChartLayout.wide.width)).contains(width) ? " style=\"max-width:\(width)px\"" : ""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(classes)\"\(limit)"
      + " viewBox=\"0 0 \(width) \(height)\" role=\"img\"\(scriptAttributes)>" + self.names
      + content + "</svg>"
  }

  private var names: String {
    "<title>\(Markup.escaped(title))</title><desc>\(Markup.escaped(description))</desc>"
  }
}
