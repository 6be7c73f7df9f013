import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Markup read by an XML parser: proof that it is well-formed, and what is in it.
final class ParsedMarkup: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    func has(class name: String) -> Bool {
      (attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }
  }

  private(set) var elements: [Element] = []
  private(set) var failure: String?
  private var open: [Int] = []

  /// Parses an XML document.
  init(xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    if !parser.parse() {
      failure = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "unknown")"
    }
  }

  /// Parses a report, whose scripts' contents are not XML and left out.
  convenience init(page: String) {
    var xml = ""
    var rest = page[...]
    while let start = rest.range(of: "<script"),
      let head = rest[start.upperBound...].range(of: ">"),
      let end = rest[head.upperBound...].range(of: "</script>")
    {
      xml += rest[..<head.upperBound] + "</script>"
      rest = rest[end.upperBound...]
    }
    self.init(xml: xml + rest)
  }

  func elements(named name: String) -> [Element] { elements.filter { $0.name == name } }

  func elements(class name: String) -> [Element] { elements.filter { $0.has(class: name) } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}
