"""Pictures as SVG."""

import math

COLOURS = ["#0b6e4f", "#d1495b", "#3066be", "#edae49", "#8d6a9f"]
TEXT = "#333"
GRID = "#ddd"


def page(width, height, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" font-family="system-ui, sans-serif" font-size="13" fill="{TEXT}">\n'
            f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(parts)
            + "\n</svg>\n")


def text(x, y, words, anchor="start", **style):
    extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in style.items())
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{words}</text>'


def line(x1, y1, x2, y2, colour=GRID, width=1):
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width}"/>')


def ticks(low, high):
    """1, 2 and 5 times powers of ten in a range; powers alone where there are many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    wide = math.log10(high / low) > 2.2
    found = [factor * 10.0**power for power in powers for factor in ((1,) if wide else (1, 2, 5))]
    return [tick for tick in found if low <= tick <= high]


def number(value):
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"


def bars(path, title, groups, names):
    """Horizontal bars on a logarithmic axis, by group; `None` is no bar."""
    values = [value for _, group in groups for value in group if value]
    low, high = min([*values, 1]) / 1.5, max([*values, 1]) * 1.6
    left, right, thick, gap = 84, 720, 17, 16

    def place(value):
        return left + (right - left) * math.log(value / low) / math.log(high / low)

    parts = [text(20, 26, title, font_size=16, font_weight=600)]
    for index, name in enumerate(names):
        x = left + index * 110
        parts.append(f'<rect x="{x}" y="40" width="12" height="12" fill="{COLOURS[index]}"/>')
        parts.append(text(x + 18, 51, name))
    y = 76
    marks = len(parts)
    for name, group in groups:
        shown = [(index, value) for index, value in enumerate(group) if value]
        parts.append(text(left - 12, y + len(shown) * thick / 2 + 5, name, "end", font_weight=600))
        for index, value in shown:
            parts.append(f'<rect x="{left}" y="{y}" width="{place(value) - left:.1f}" '
                         f'height="{thick - 3}" fill="{COLOURS[index]}"/>')
            parts.append(text(place(value) + 6, y + thick - 6, f"{value:.2g}" if value < 10
                              else f"{value:.0f}", font_size=12))
            y += thick
        y += gap
    grid = []
    for tick in ticks(low, high):
        grid += [line(place(tick), 66, place(tick), y - 4,
                      "#888" if tick == 1 else GRID),
                 text(place(tick), y + 12, number(tick), "middle", font_size=12)]
    parts[marks:marks] = grid
    path.write_text(page(760, y + 28, parts))


def lines(path, panels, slope):
    """Panels of curves on logarithmic axes, two in a row, with the slope of each curve."""
    width, height = 470, 310
    parts = []
    for index, (title, unit, xs, curves) in enumerate(panels):
        x0, y0 = (index % 2) * width, index // 2 * height
        parts += panel(x0, y0, width, height, title, unit, xs, curves, slope)
    path.write_text(page(2 * width, (len(panels) + 1) // 2 * height + 10, parts))


def panel(x0, y0, width, height, title, unit, xs, curves, slope):
    left, right, top, bottom = x0 + 56, x0 + width - 140, y0 + 48, y0 + height - 34
    costs = [cost for curve in curves.values() for cost in curve]
    low, high = min(costs) / 1.3, max(costs) * 1.3

    def across(value):
        return left + (right - left) * math.log(value / xs[0]) / math.log(xs[-1] / xs[0])

    def up(value):
        return bottom - (bottom - top) * math.log(value / low) / math.log(high / low)

    parts = [text(x0 + 20, y0 + 24, title, font_size=14, font_weight=600),
             text(x0 + 20, y0 + 40, unit, font_size=11)]
    for tick in ticks(low, high):
        parts += [line(left, up(tick), right, up(tick)),
                  text(left - 6, up(tick) + 4, number(tick), "end", font_size=11)]
    for x in xs:
        parts.append(text(across(x), bottom + 16, number(x), "middle", font_size=11))
    labels = sorted(curves, key=lambda name: -curves[name][-1])
    y = -math.inf
    for name in labels:
        colour = COLOURS[list(curves).index(name)]
        points = " ".join(f"{across(a):.1f},{up(b):.1f}" for a, b in zip(xs, curves[name]))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{across(a):.1f}" cy="{up(b):.1f}" r="2.5" fill="{colour}"/>'
                  for a, b in zip(xs, curves[name])]
        y = max(up(curves[name][-1]) + 4, y + 15)
        parts.append(text(right + 8, y, f"{name}  {slope(xs, curves[name]):.2f}", fill=colour,
                          font_size=12))
    return parts
