/// The colours and strokes of all charts.
///
/// Data is ink, the model blue, anomalies vermilion, labels green: colours of Okabe and Ito's
/// palette ("Color Universal Design", 2008), which colour-blind readers tell apart, darkened or
/// lightened until lines reach a contrast of 3 and text of 4.5 on their ground in both themes.
enum ChartStyle {
  /// Variables of the light theme.
  static let light = [
    "paper": "#ffffff", "ink": "#1d2329", "muted": "#59636e", "grid": "#ebe8e2",
    "axis": "#858d95", "actual": "#2a3a4a", "model": "#0072b2", "alarm": "#c94a00",
    "alarm-text": "#b04100", "on-alarm": "#ffffff", "label": "#00795a", "hatch": "#a9a49a",
    "hatch-ground": "#f4f1eb", "page": "#f8f6f2", "rule": "#e2ded6", "low": "#7a6a00",
    "wash": "#f1eee8",
  ]

  /// Variables of the dark theme.
  static let dark = [
    "paper": "#181c21", "ink": "#e9ebed", "muted": "#a2abb4", "grid": "#282e35",
    "axis": "#6b757f", "actual": "#cdd6de", "model": "#56b4e9", "alarm": "#ff7f3f",
    "alarm-text": "#ff9a66", "on-alarm": "#1a0d05", "label": "#2fc79a", "hatch": "#59626b",
    "hatch-ground": "#20252b", "page": "#101317", "rule": "#2c333a", "low": "#d9c34a",
    "wash": "#1f242a",
  ]

  /// Rules for the parts of charts; colours are variables.
  static let rules = """
    .chart{font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",\
    Arial,sans-serif;font-variant-numeric:tabular-nums}
    .chart .paper{fill:var(--paper)}
    .chart .grid{stroke:var(--grid)}
    .chart .axis{stroke:var(--axis)}
    .chart .tick,.chart .context{fill:var(--muted);font-size:11px}
    .chart .context{font-size:10.5px}
    .chart .axis-title{fill:var(--ink);font-size:12px;font-weight:600}
    .chart .legend{fill:var(--muted);font-size:11px}
    .chart path{fill:none;stroke-linejoin:round;stroke-linecap:round}
    .chart .actual{stroke:var(--actual);stroke-width:1.25}
    .chart .expected{stroke:var(--model);stroke-width:1.25}
    .chart path.band,.chart rect.band{fill:var(--model);fill-opacity:.17;stroke:none}
    .chart .flagged{stroke:var(--alarm);stroke-width:2.2}
    .chart .window{fill:var(--alarm);fill-opacity:.13}
    .chart .badge{fill:var(--alarm);stroke:var(--paper);stroke-width:1}
    .chart .badge-number{fill:var(--on-alarm);font-size:10px;font-weight:700}
    .chart .stem{stroke:var(--alarm);stroke-opacity:.45}
    .chart .labelled{fill:var(--label);fill-opacity:.08}
    .chart .label-bar{fill:var(--label)}
    .chart .label-text{fill:var(--label);font-size:11px;font-weight:600}
    .chart .halo{fill:var(--muted);font-size:10.5px;stroke:var(--paper);stroke-width:4;paint-order:stroke;\
    stroke-linejoin:round}
    .chart .training{stroke:var(--muted);stroke-dasharray:2 3}
    .chart .hatch-ground{fill:var(--hatch-ground)}
    .chart .hatch-line{stroke:var(--hatch);stroke-width:1.6}
    .chart .score{stroke:var(--actual);stroke-width:1.1}
    .chart .threshold{stroke:var(--alarm);stroke-width:1.4;stroke-dasharray:6 4}
    .chart .threshold-text{fill:var(--alarm-text);font-size:11px;font-weight:600;\
    stroke:var(--paper);stroke-width:4;paint-order:stroke;stroke-linejoin:round}
    .chart .bar{fill:var(--model);fill-opacity:.55}
    .chart .bar-over{fill:var(--alarm);fill-opacity:.8}
    .chart .outline{stroke:var(--actual);stroke-width:1.3}
    .chart .loss{stroke:var(--actual);stroke-width:1.6}
    .chart .loss-validation{stroke:var(--model);stroke-width:1.6;stroke-dasharray:5 3}
    .chart .best{fill:var(--label)}
    .chart .best-line{stroke:var(--label);stroke-dasharray:2 3}
    .chart .cursor{stroke:var(--muted);stroke-width:1}
    .chart .outline-alarm{stroke:var(--alarm);stroke-width:1.8}
    .chart .stems{stroke:var(--model);stroke-width:1.6}
    .chart path.area{fill:var(--model);fill-opacity:.3}
    .chart .period{stroke:var(--label);stroke-dasharray:2 3}
    .chart path.heat{fill:var(--model);stroke:none}
    .chart rect.heat{fill:var(--model)}
    .chart rect.frame{fill:none;stroke:var(--axis)}
    .chart rect.alarm-bar{fill:var(--alarm)}
    .chart .right{fill:var(--model)}
    .chart .wrong{fill:var(--alarm)}
    .chart .cell-count{fill:var(--ink);font-size:24px;font-weight:600}
    .chart .cell-name{fill:var(--ink);font-size:12px}
    .chart .point{fill:var(--model)}
    .chart .spread{stroke:var(--model);stroke-width:8;stroke-opacity:.26}
    .chart .choice{stroke:var(--model);stroke-width:1.4}
    .chart path.diamond{fill:var(--paper);stroke:var(--model);stroke-width:1.5}
    .chart .contestant-name{fill:var(--muted);font-size:12px}
    .chart .point-beside,.chart .beside .point{fill:var(--axis)}
    .chart .beside .spread,.chart .beside .choice,.chart .beside path.diamond{stroke:var(--axis)}
    .chart .dots-ahead{fill:var(--model);fill-opacity:.62}
    .chart .dots-behind{fill:var(--alarm);fill-opacity:.7}
    .chart .dots-even{fill:var(--axis);fill-opacity:.55}
    .chart .dots-normal{stroke:var(--model);stroke-width:4.5;stroke-opacity:.45}
    .chart .dots-anomalous{stroke:var(--alarm);stroke-width:6.5;stroke-opacity:.85}

    """

  /// The variables of a theme as CSS declarations, in the order of their names.
  static func declarations(_ theme: [String: String]) -> String {
    theme.sorted { $0.key < $1.key }.map { "--\($0.key):\($0.value)" }.joined(separator: ";")
  }

  /// Variables and rules for a chart that stands alone.
  static var standalone: String {
    "svg{\(declarations(light))}@media (prefers-color-scheme:dark){svg{\(declarations(dark))}}"
      + rules + "a{pointer-events:none}"
  }
}
