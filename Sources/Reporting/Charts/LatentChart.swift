internal import AnomalyDetection
import NeuralEngine
import Studies

/// The latent space from the side where it is widest.
struct LatentChart {
  let latents: LatentSample
  /// The windows that they are of.
  let part: StudyPart
  let layout: ChartLayout
  let name: String

  /// The drawing; `nil` where there is nothing to project.
  func draw() -> Chart? {
    guard let plane = PrincipalPlane(of: latents.values, size: latents.size),
      let across = ValueScale.range(
        of: stride(from: 0, to: plane.places.count, by: 2).map { plane.places[$0] }),
      let up = ValueScale.range(
        of: stride(from: 1, to: plane.places.count, by: 2).map { plane.places[$0] })
    else { return nil }
    let width = min(layout.width, 720)
    let frame = ChartFrame(legendAbove: width, height: layout == .wide ? 420 : 340)
    let horizontal = ValueScale(around: across, top: 0, height: 1)
    let vertical = ValueScale(around: up, top: frame.top, height: frame.plotHeight)
    var drawing = Drawing()
    frame.drawValueAxis(
      vertical, title: "2nd component, \(NumberText.percent(plane.shares[1])) of the variance",
      in: &drawing)
    frame.drawNumberAxis(
      horizontal, title: "1st component, \(NumberText.percent(plane.shares[0]))", in: &drawing)
    let count = plane.places.count / 2
    // Where no window is anomalous, the flagged ones are of more interest.
    let labels = part.isAnomalous.map { labels in latents.indices.map { labels[$0] } }
    let hasAnomalous = labels?.contains(true) == true
    let marked =
      hasAnomalous ? labels ?? [] : latents.indices.map { part.isFlagged[$0] }
    var normal = ""
    var abnormal = ""
    var abnormalCount = 0
    for sample in 0..<count {
      let x = Drawing.number(frame.x(plane.places[2 * sample], horizontal))
      let dot = "M\(x) \(Drawing.number(vertical.y(plane.places[2 * sample + 1])))h0"
      if marked[sample] {
        abnormal += dot
        abnormalCount += 1
      } else {
        normal += dot
      }
    }
    drawing.path(normal, class: "dots-normal")
    drawing.path(abnormal, class: "dots-anomalous")
    let word = hasAnomalous ? "anomalous" : "flagged"
    frame.drawLegend(
      [
        Legend.Item(
          sample: .dot, style: "right", label: hasAnomalous ? "normal" : "not flagged"),
        Legend.Item(sample: .dot, style: "wrong", label: word),
      ], in: &drawing)
    return Chart(
      name: name, title: "Latent space in two dimensions",
      description: "\(NumberText.count(count)) windows, \(NumberText.count(abnormalCount)) of "
        + "them \(word), along the first two principal components of "
        + "\(NumberText.count(latents.size, "latent", "latents")).",
      width: Int(frame.width), height: Int(frame.height), content: drawing.markup)
  }
}
