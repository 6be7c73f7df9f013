/// The key of a chart: a line of samples with their names at its head.
struct Legend {
  /// One sample.
  struct Item {
    /// The looks of a sample.
    enum Sample {
      case line
      case area
      case dot
      case diamond
    }

    let sample: Sample
    let style: String
    let label: String
    var fill: String?
  }

  let items: [Item]

  private static let characterWidth = 6.2

  /// The width of the whole legend.
  var width: Double {
    items.reduce(0) { $0 + 26 + Double($1.label.count) * Self.characterWidth + 12 } - 12
  }

  /// The same in lines that are at most so wide, but for an item that alone is wider.
  func wrapped(to limit: Double) -> [Legend] {
    var lines: [Legend] = []
    for item in items {
      let longer = Legend(items: (lines.last?.items ?? []) + [item])
      if lines.isEmpty || longer.width > limit {
        lines.append(Legend(items: [item]))
      } else {
        lines[lines.count - 1] = longer
      }
    }
    return lines
  }

  /// Draws the legend with its right or left end at a place.
  func draw(x: Double, y: Double, alignedRight: Bool, in drawing: inout Drawing) {
    var place = alignedRight ? x - width : x
    for item in items {
      switch item.sample {
      case .line:
        drawing.path("M\(Drawing.number(place)) \(Drawing.number(y - 4))h20", class: item.style)
      case .area:
        drawing.rectangle(
          x: place, y: y - 9, width: 20, height: 10, class: item.style, fill: item.fill)
      case .dot: drawing.circle(x: place + 10, y: y - 4, radius: 5, class: item.style)
      case .diamond: drawing.diamond(x: place + 10, y: y - 4, radius: 5, class: item.style)
      }
      drawing.text(item.label, x: place + 26, y: y, class: "legend")
      place += 26 + Double(item.label.count) * Self.characterWidth + 12
    }
  }
}
