/// Names with what they stand for.
struct FactList {
  let facts: [Report.Fact]
  /// `headline` for the numbers at the head, `facts` for all others.
  var style = "facts"

  var html: String {
    guard !facts.isEmpty else { return "" }
    let items = facts.map { fact in
      let note = fact.explanation.map { "<small>\(Markup.escaped($0))</small>" } ?? ""
      return "<div><dt>\(Markup.escaped(fact.name))</dt><dd>\(Markup.escaped(fact.value))</dd>"
        + note + "</div>"
    }
    return "<dl class=\"\(style)\">\(items.joined())</dl>\n"
  }
}
