/// What a reader should know before trusting a page.
struct WarningList {
  let sentences: [String]

  var html: String {
    guard !sentences.isEmpty else { return "" }
    let items = sentences.map { "<li>\(Markup.escaped($0))</li>" }
    return
      "<aside class=\"warnings\"><h2>Before you trust this</h2><ul>\(items.joined())</ul></aside>\n"
  }
}
