import AnomalyDetection
import Studies

/// Windows of a study one by one, and where all of them lie in the latent space.
struct WindowSection {
  let view: ReportView

  private var charts: ReportCharts { ReportCharts(view: view) }

  var html: String { review + latents }

  private var latents: String {
    let figure = Figure.html(charts.latents)
    guard !figure.isEmpty else { return "" }
    return """
      <section id="latents"><h2>The latent space</h2>
      <p class="intro">What the model makes of each window in its narrowest layer, seen from the side \
      where the windows differ most.</p>
      \(figure)
      </section>

      """
  }

  private var review: String {
    guard let study = view.study, !study.review.isEmpty else { return "" }
    let cards = study.review.indices.map { card($0, study) }
    return """
      <section id="review"><h2>Window by window</h2>
      <p class="intro">Dark is what was measured, blue what the model made of it. A score above 1 is \
      above the threshold.</p>
      <div class="cards">\(cards.joined())</div>
      </section>

      """
  }

  private func card(_ index: Int, _ study: Study) -> String {
    let window = study.review[index]
    let score = study.anomalyScore(of: window)
    let truth = window.isAnomalous.map { $0 ? " · labelled anomalous" : " · labelled normal" } ?? ""
    return """
      <article class="card"><header><h3>\(window.reason.rawValue): \
      \(Markup.escaped(study.place(of: window)))</h3></header>
      \(charts.overlay(index)?.embedded() ?? "")
      <p class="small">score \(NumberText.value(score)) · \(score > 1 ? "flagged" : "not flagged")\
      \(truth)</p>
      </article>

      """
  }
}
