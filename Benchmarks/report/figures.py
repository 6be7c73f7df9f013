"""Medians, slopes, and numbers as a reader wants them."""

import math
import statistics


def summary(values):
    return {"median": statistics.median(values), "from": min(values), "to": max(values)}


def ratio_summary(ours, theirs):
    """Of paired rounds: the two of a round met the same neighbours."""
    return summary([a / b for a, b in zip(ours, theirs)])


def slope(xs, ys):
    """Of ln y against ln x, by least squares."""
    xs, ys = [math.log(x) for x in xs], [math.log(y) for y in ys]
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    return (sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys))
            / sum((x - mean_x) ** 2 for x in xs))


def short(value):
    """Three digits that count; thousands and millions by letter."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return short(value / size) + letter
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.1g}"


def times(spread):
    """A ratio with its spread."""
    return f"**{short(spread['median'])}×** ({short(spread['from'])}–{short(spread['to'])})"


def table(head, rows):
    """A table in Markdown; all columns but the first are numbers."""
    lines = ["| " + " | ".join(map(str, head)) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]
