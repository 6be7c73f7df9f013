/// A drawing in the making: SVG elements in the order in which they are painted.
struct Drawing {
  /// Where a text's given point lies in it.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  private(set) var markup = ""

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String
  ) {
    markup +=
      "<line class=\"\(name)\" x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\""
      + " x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\"/>"
  }

  /// A rectangle; a width or height below zero is drawn as zero.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, class name: String, radius: Double = 0,
    fill: String? = nil, attributes: String = ""
  ) {
    markup +=
      "<rect class=\"\(name)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
      + " width=\"\(Self.number(max(0, width)))\" height=\"\(Self.number(max(0, height)))\""
    if radius > 0 { markup += " rx=\"\(Self.number(radius))\"" }
    if let fill { markup += " fill=\"\(fill)\"" }
    markup += attributes + "/>"
  }

  /// A circle; a title is shown to a pointer that rests on it, escaped here.
  mutating func circle(
    x: Double, y: Double, radius: Double, class name: String, title: String? = nil
  ) {
    markup +=
      "<circle class=\"\(name)\" cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\""
      + " r=\"\(Self.number(radius))\""
    markup += title.map { "><title>\(Markup.escaped($0))</title></circle>" } ?? "/>"
  }

  /// A square on its corner.
  mutating func diamond(x: Double, y: Double, radius: Double, class name: String) {
    let step = Self.number(radius)
    path(
      "M\(Self.number(x - radius)) \(Self.number(y))l\(step) -\(step) \(step) \(step) -\(step) \(step)z",
      class: name)
  }

  /// A line of text, escaped here.
  mutating func text(
    _ text: String, x: Double, y: Double, class name: String, anchor: Anchor = .start
  ) {
    markup += "<text class=\"\(name)\" x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
    if anchor != .start { markup += " text-anchor=\"\(anchor.rawValue)\"" }
    markup += ">\(Markup.escaped(text))</text>"
  }

  /// A path; nothing where it is empty.
  mutating func path(_ data: String, class name: String, attributes: String = "") {
    guard !data.isEmpty else { return }
    markup += "<path class=\"\(name)\" d=\"\(data)\"\(attributes)/>"
  }

  /// Elements that belong together.
  mutating func group(class name: String, attributes: String = "", _ draw: (inout Drawing) -> Void)
  {
    markup += "<g class=\"\(name)\"\(attributes)>"
    draw(&self)
    markup += "</g>"
  }

  /// Elements that link to a place in the page.
  mutating func link(to anchor: String, _ draw: (inout Drawing) -> Void) {
    markup += "<a href=\"#\(anchor)\">"
    draw(&self)
    markup += "</a>"
  }

  /// A diagonal hatch that shapes can be filled with.
  mutating func defineHatch(id: String) {
    markup +=
      "<defs><pattern id=\"\(id)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
      + " patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
      + "<line class=\"hatch-line\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs>"
  }

  /// A rectangle that other elements can be clipped to.
  mutating func defineClip(id: String, x: Double, y: Double, width: Double, height: Double) {
    markup +=
      "<defs><clipPath id=\"\(id)\"><rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
      + " width=\"\(Self.number(width))\" height=\"\(Self.number(height))\"/></clipPath></defs>"
  }

  /// A coordinate with one decimal, which is finer than a pixel.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(1e6, max(-1e6, value)) * 10).rounded())
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    guard rest != 0 else { return String(whole) }
    return (tenths < 0 && whole == 0 ? "-0." : "\(whole).") + String(rest.magnitude)
  }
}
