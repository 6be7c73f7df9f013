/// The page's style sheet: light and dark, for a phone, for paper.
enum PageStyle {
  /// The whole style sheet.
  static var css: String {
    """
    :root{color-scheme:light;\(ChartStyle.declarations(ChartStyle.light))}
    @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;\
    \(ChartStyle.declarations(ChartStyle.dark))}}
    @media screen{:root[data-theme=dark]{color-scheme:dark;\
    \(ChartStyle.declarations(ChartStyle.dark))}}
    \(ChartStyle.rules)\(layout)\(parts)\(tables)\(media)
    """
  }

  private static let layout = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
    body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,\
    -apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
    main,footer,.masthead{max-width:1128px;margin:0 auto;padding:0 24px}
    .masthead{display:flex;justify-content:space-between;align-items:center;padding-top:20px}
    .brand{display:flex;align-items:center;gap:10px;color:var(--muted);font-size:13px;\
    letter-spacing:.14em;text-transform:uppercase}
    .bird{width:28px;height:18px;fill:var(--model)}
    h1,h2,.headline dd{font-family:ui-serif,"Iowan Old Style","Palatino Linotype",Palatino,\
    "Source Serif 4",Georgia,"Liberation Serif",serif;font-weight:600;letter-spacing:-.01em}
    h1{font-size:40px;line-height:1.15;margin:28px 0 6px;overflow-wrap:anywhere}
    h2{font-size:26px;line-height:1.2;margin:0 0 6px}
    h3{font-size:15px;margin:24px 0 8px}
    .lead{font-size:18px;color:var(--muted);margin:0 0 28px;max-width:46em;overflow-wrap:anywhere}
    .intro{color:var(--muted);margin:0 0 18px;max-width:46em;overflow-wrap:anywhere}
    .small{color:var(--muted);font-size:13px;margin:8px 0 0}
    section{padding:36px 0 0;margin:36px 0 0;border-top:1px solid var(--rule)}
    footer{padding-top:32px;padding-bottom:56px;margin-top:48px;border-top:1px solid var(--rule)}
    footer h2{font-size:18px;margin-bottom:12px}
    figure{margin:0 0 20px;position:relative}
    figcaption{color:var(--muted);font-size:13px;margin-top:4px}
    .panels figure{background:var(--paper);border:1px solid var(--rule);border-radius:10px;\
    padding:16px 18px 8px;margin-bottom:14px}
    #score figure,#model figure,#latents figure,#labels figure{background:var(--paper);border:1px solid var(--rule);\
    border-radius:10px;padding:16px 18px 8px}
    .scroll+.panels{margin-top:22px}
    .small+.scroll{margin-top:14px}
    #labels figure{max-width:598px}#latents figure{max-width:758px}
    svg.chart{display:block;width:100%;height:auto;overflow:visible;touch-action:pan-y}
    svg.narrow{display:none}

    """

  private static let parts = """
    .headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:0;margin:0;\
    border-top:1px solid var(--rule)}
    .headline>div{padding:16px 18px 4px 0}
    .headline dt{font-size:13px;color:var(--muted)}
    .headline dd{margin:0;font-size:34px;line-height:1.2}
    .headline small{display:block;color:var(--muted);font-size:13px;line-height:1.4;\
    overflow-wrap:anywhere}
    .warnings{margin:28px 0 0;padding:14px 20px;border-left:3px solid var(--alarm);\
    background:var(--wash);border-radius:0 8px 8px 0}
    .warnings h2{font-family:inherit;font-size:15px;letter-spacing:0;color:var(--alarm-text);margin:0}
    .warnings ul{margin:6px 0 0;padding-left:18px}
    .warnings li{margin:2px 0;overflow-wrap:anywhere}
    .theme,.slider button{font:inherit;color:var(--ink);background:none;border:1px solid var(--rule);\
    border-radius:8px;cursor:pointer}
    .theme{display:none;font-size:17px;line-height:1;width:36px;height:36px}
    .js .theme{display:block}
    .slider{display:none;position:sticky;top:0;z-index:5;margin:0 0 14px;padding:10px 18px;\
    background:var(--paper);border:1px solid var(--rule);border-radius:10px;align-items:center;\
    gap:6px 16px;flex-wrap:wrap;font-size:14px}
    .js .slider{display:flex}
    .slider label{font-weight:600}
    .slider input{flex:1 1 220px;min-width:140px;accent-color:var(--alarm)}
    .slider output{flex:0 1 auto;min-width:21em;color:var(--muted)}
    .slider output b{color:var(--ink)}
    .slider button{font-size:13px;padding:3px 12px}
    .slider button:disabled{opacity:.45;cursor:default}
    .moved [data-plot] .windows,.moved [data-plot] .badges,.moved [data-plot] .lines .flagged{display:none}
    .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,330px),1fr));gap:14px}
    .card{background:var(--paper);border:1px solid var(--rule);border-radius:10px;\
    padding:14px 16px 14px;scroll-margin-top:80px;min-width:0}
    .card:target{border-color:var(--alarm);box-shadow:0 0 0 1px var(--alarm)}
    .card.below{opacity:.42}
    .card header{display:flex;align-items:flex-start;gap:10px}
    .card h3{margin:1px 0 0;font-size:14px;line-height:1.45;flex:1}
    .number{flex:none;min-width:24px;height:24px;padding:0 6px;border-radius:12px;\
    background:var(--alarm);color:var(--on-alarm);font-size:13px;font-weight:700;line-height:24px;\
    text-align:center}
    .reason{font-size:14px;line-height:1.5;margin:8px 0 12px;overflow-wrap:anywhere}
    .severity{flex:none;font-size:12px;font-weight:600;line-height:18px;padding:1px 9px;\
    border-radius:10px;border:1px solid var(--alarm);color:var(--alarm-text)}
    .severity.low{border-color:var(--low);color:var(--low)}
    .severity.medium{border-style:dashed}
    .severity.critical{background:var(--alarm);color:var(--on-alarm)}
    .shares{list-style:none;margin:10px 0 0;padding:0;font-size:12.5px}
    .shares li{display:grid;grid-template-columns:minmax(0,9em) 1fr 3.4em;gap:8px;align-items:center;\
    line-height:1.7}
    .shares span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
    .shares i{height:8px;background:var(--wash);border-radius:2px;overflow:hidden}
    .shares b{display:block;height:100%;background:var(--alarm)}
    .shares em{font-style:normal;text-align:right;color:var(--muted)}
    .small-multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));\
    gap:6px 18px;margin-top:14px}
    .more{margin:12px 0}
    .more summary{cursor:pointer;font-size:14px;color:var(--muted);padding:4px 0}
    .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:12px 24px;\
    margin:14px 0 20px}
    .facts small{display:block;color:var(--muted);font-size:12.5px;line-height:1.4}
    .facts dt{font-size:13px;color:var(--muted)}
    .facts dd{margin:0;overflow-wrap:anywhere}
    pre{margin:0;padding:12px 16px;background:var(--wash);border-radius:8px;overflow-x:auto;\
    font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
    .notes{margin:0;padding-left:18px}
    .readout{position:absolute;z-index:9;pointer-events:none;background:var(--ink);color:var(--page);\
    font-size:12.5px;line-height:1.5;padding:7px 11px;border-radius:7px;max-width:280px}
    .readout b{display:block}

    """

  private static let tables = """
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-size:14px;min-width:60%}
    th,td{text-align:left;padding:6px 22px 6px 0;border-bottom:1px solid var(--rule);\
    vertical-align:top}
    th{font-weight:600;color:var(--muted);font-size:13px;white-space:nowrap}
    .n{text-align:right}
    td.n{white-space:nowrap}
    tfoot td{font-weight:600;border-bottom:0}
    .own td{font-weight:600;background:var(--wash)}
    td .severity{display:inline-block}
    tbody th{font-size:inherit;color:var(--ink)}
    .contestants th,.contestants td{padding-right:0;padding-left:22px}
    .contestants th:first-child{padding-left:0}
    .contestants small{display:block;color:var(--muted);font-size:12px;font-weight:400;line-height:1.3}
    .contestants .beside th,.contestants .beside td{color:var(--muted);font-weight:400}
    .tall{max-height:78vh;overflow:auto;border:1px solid var(--rule);border-radius:10px}
    .tall .grid{border-collapse:separate;border-spacing:0}
    .tall thead th{position:sticky;top:0;z-index:2;background:var(--page)}
    .tall .grid tr>:last-child{padding-right:14px}
    .grid{font-size:13px;width:100%;table-layout:fixed}
    .grid th,.grid td{padding:4px 8px;line-height:1.35}
    .grid th:first-child{padding-left:0}
    .tall .grid th:first-child{padding-left:14px}
    .grid thead th{white-space:normal;vertical-align:bottom;font-size:12px;color:var(--ink)}
    .grid thead .beside,.grid thead th:first-child{color:var(--muted);font-weight:400}
    .grid tbody th{font-weight:400;white-space:normal;overflow-wrap:anywhere}
    .grid thead th:first-child{width:28%}
    .grid .group th{font-weight:600;padding-top:16px}
    .grid td{border-left:1px solid var(--page)}
    .grid td,.grid tbody th{border-bottom-color:var(--page)}
    .d1{background:color-mix(in srgb,var(--model) 6%,transparent)}
    .d2{background:color-mix(in srgb,var(--model) 12%,transparent)}
    .d3{background:color-mix(in srgb,var(--model) 19%,transparent)}
    .d4{background:color-mix(in srgb,var(--model) 26%,transparent)}
    .d5{background:color-mix(in srgb,var(--model) 34%,transparent)}
    .duel{display:grid;grid-template-columns:minmax(0,558px) minmax(0,1fr);gap:0 32px;align-items:start}
    .duel h3:first-child{margin-top:0}
    .duel table{min-width:100%;font-size:13px}
    .duel th,.duel td{padding-right:12px}
    .duel th{white-space:normal;vertical-align:bottom}
    .duel td:first-child{overflow-wrap:anywhere}

    """

  private static let media = """
    :focus-visible{outline:2px solid var(--model);outline-offset:2px}
    .chart a:focus-visible{outline:2px solid var(--model)}
    @media (max-width:700px){
    main,footer,.masthead{padding-left:16px;padding-right:16px}
    h1{font-size:29px;margin-top:20px}h2{font-size:22px}.lead{font-size:16px;margin-bottom:20px}
    section{padding-top:26px;margin-top:26px}
    .headline{grid-template-columns:1fr 1fr}.headline dd{font-size:27px}
    .headline>div{padding-top:12px}
    .panels figure,#score figure,#model figure,#latents figure,#labels figure{padding:10px 8px 4px;border-radius:8px}
    svg.wide{display:none}svg.narrow{display:block}
    .duel{grid-template-columns:minmax(0,1fr)}.duel h3:first-child{margin-top:20px}
    .grid thead th:first-child{width:12em}
    .slider{padding:9px 12px}.slider output{min-width:0;flex-basis:100%}
    th,td{padding-right:14px}table{font-size:13px;min-width:100%}}
    @media print{
    body{background:none;font-size:12px}main,footer,.masthead{max-width:none;padding:0}
    .theme,.slider,.readout{display:none!important}
    pre{white-space:pre-wrap}section{break-inside:auto;padding-top:18px;margin-top:18px}h2,h3{break-after:avoid}
    figure,.card,tr{break-inside:avoid}.tall{max-height:none;border:0}svg.narrow{display:none}svg.wide{display:block}
    .cards{grid-template-columns:1fr 1fr}.card.below{opacity:1}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}

    """
}
