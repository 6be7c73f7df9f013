/// A chart in the page: the wide drawing, and the narrow one for phones.
enum Figure {
  /// Both sizes of a chart with a line of explanation.
  static func html(_ draw: (ChartLayout) -> Chart?, caption: String = "") -> String {
    let drawings = ChartLayout.allCases.compactMap { layout in
      draw(layout)?.embedded(class: layout.rawValue)
    }
    guard !drawings.isEmpty else { return "" }
    let text = caption.isEmpty ? "" : "<figcaption>\(Markup.escaped(caption))</figcaption>"
    return "<figure>\(drawings.joined(separator: "\n"))\(text)</figure>\n"
  }
}
