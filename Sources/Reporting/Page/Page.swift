/// The frame of a page: head, heading, footer, style and script around the sections.
struct Page {
  let title: String
  /// The sentence under the heading.
  let lead: String
  let body: String
  /// What stands in the footer.
  let provenance: [Report.Fact]
  /// What the threshold slider and the read-out know, as JSON; `nil` on a page without them.
  var data: String?
  /// What is typed to get the same again; `nil` where no single command does.
  var command: String?

  /// The page, well-formed as XML but for the content of its script.
  var html: String {
    let title = Markup.escaped(self.title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="generator" content="Martlet"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
      'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"/>
      <title>\(title) – Martlet report</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      <header class="masthead"><div class="brand">\(Self.bird)<span>Martlet</span></div>\
      <button type="button" class="theme" id="theme" aria-label="Switch between light and \
      dark">◐</button></header>
      <main>
      <h1>\(title)</h1>
      <p class="lead">\(Markup.escaped(lead))</p>
      \(body)
      </main>
      \(footer)
      <div class="readout" id="readout" hidden="hidden"></div>
      <script type="application/json" id="martlet-data">\(data ?? "{}")</script>
      <script>
      \(data == nil ? PageScript.plain : PageScript.source)
      </script>
      </body>
      </html>

      """
  }

  private var footer: String {
    guard !provenance.isEmpty || command != nil else { return "" }
    let facts = provenance.map { fact in
      "<div><dt>\(Markup.escaped(fact.name))</dt><dd>\(Markup.escaped(fact.value))</dd></div>"
    }
    let command = self.command.map { "<pre>\(Markup.escaped($0))</pre>" } ?? ""
    let list = facts.isEmpty ? "" : "<dl class=\"facts\">\(facts.joined())</dl>"
    return "<footer><h2>To get the same again</h2>\(command)\(list)</footer>"
  }

  /// Heraldry's swift: a bird that never lands.
  private static let bird =
    "<svg class=\"bird\" viewBox=\"0 0 32 20\" aria-hidden=\"true\"><path d=\"M1 3C8 3 12 6 15 9"
    + "C17 5 22 1 31 1C26 4 23 8 21 11C23 12 25 14 29 14C25 16 21 16 18 15C15 18 11 19 6 19"
    + "C9 17 11 15 12 12C10 8 6 5 1 3Z\"/></svg>"
}
