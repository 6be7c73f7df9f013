"""The detector as the program uses it: rows a second, a row of a stream, memory."""

from client import program
from figures import short as brief, table
from memory import megabytes

TITLE = "Detectors"
ROWS = [10_000, 100_000, 1_000_000]


def measure(short):
    rows = [2_000] if short else ROWS
    return {
        "scoring": program(
            "scoring", "--seconds", 0.05 if short else 0.4, name="DetectorBenchmark"),
        "rows": rows,
        "memory": {kind: [megabytes("once", kind, count, name="DetectorBenchmark")
                          for count in rows] for kind in ("linear", "dense")}}


def page(figures, folder):
    lines = ["A detector of each kind, as the program sizes it; every row scored with the window "
             "before it. Rows a second of processor time on one thread, the gain of a second thread "
             "by the clock, and the microseconds that a stream takes for one more row.", ""]
    lines += table(
        ["", "channels", "window", "rows/s", "values/s", "two threads", "one row, µs"],
        [[line["kind"], line["channels"], line["window"], brief(line["rows_per_second"]),
          brief(line["rows_per_second"] * line["channels"]), f"{line['two_threads']:.2f}×",
          brief(line["row_microseconds"])] for line in figures["scoring"]])
    lines += ["", "The most memory, in MB, of a process that makes a series of one channel, fits and "
              "detects:", ""]
    return lines + table(
        ["", *(f"{rows:,} rows" for rows in figures["rows"])],
        [[kind, *(f"{found:.0f}" for found in values)]
         for kind, values in figures["memory"].items()])
