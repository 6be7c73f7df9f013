"""What things cost as they grow."""

import picture
from client import program
from figures import short as brief, slope, table

TITLE = "Scaling"
WHAT = {"window": "steps in a window", "channels": "channels", "hidden": "hidden units or filters",
        "batch": "batch", "rows": "rows of the series"}


def measure(short):
    detector = 0.01 if short else 0.1
    return {
        "training": program("scaling", "--seconds", 0.01 if short else 0.1),
        "detector": program("rows", "--seconds", detector, name="DetectorBenchmark")
        + program("channels", "--seconds", detector, name="DetectorBenchmark")}


def panels(figures):
    """(title, unit, values, {line: costs}) of each panel."""
    found = {}
    for line in figures["training"]:
        title = f"training: {WHAT[line['size']]}"
        found.setdefault(title, ("µs a sample", line["values"], {}))[2][line["network"]] = line[
            "microseconds"]
    for line in figures["detector"]:
        for verb in ("fit", "detect"):
            title = f"detector: {WHAT[line['size']]}"
            found.setdefault(title, ("seconds", line["values"], {}))[2][
                f"{verb} {line['kind']}"] = line[verb]
    return [(title, *rest) for title, rest in found.items()]


def page(figures, folder):
    parts = panels(figures)
    picture.lines(folder / "scaling.svg", parts, slope)
    lines = ["![Cost against size](scaling.svg)", "",
             "Processor time on one thread against one size, the others held (64 steps, 4 channels, 64 "
             "units or filters, batch 64; a detector's fit with one pass over its windows). The "
             "slope is that of the logarithms, over all sizes and over the last step: 1 is "
             "proportional, 0 costs nothing. Below the width of a vector a size costs next to "
             "nothing; an LSTM's units count twice, once for the inputs and once for the state. "
             "With more channels the detector takes a shorter window, so that it keeps about 192 "
             "numbers."]
    for title, unit, values, costs in parts:
        lines += ["", f"**{title[0].upper()}{title[1:]}**, {unit}", ""]
        lines += table(
            ["", *(brief(value) if value >= 1000 else value for value in values), "slope",
             "at the end"],
            [[name, *(brief(cost) for cost in found), f"{slope(values, found):.2f}",
              f"{slope(values[-2:], found[-2:]):.2f}"] for name, found in costs.items()])
    return lines
