"""Reading csv against pandas."""

import pathlib
import subprocess

from figures import table

TITLE = "Reading csv"
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Reading"


def measure(short):
    try:
        import compare_reading
    except ImportError as error:
        return {"skipped": str(error)}
    subprocess.run(["swift", "build", "-c", "release", "--quiet", "--package-path", FOLDER],
                   check=True)
    return {"files": list(compare_reading.measure(rows=20_000 if short else 1_000_000)),
            "pandas": compare_reading.pd.__version__}


def page(figures, folder):
    if "skipped" in figures:
        return [f"Skipped: `{figures['skipped']}`."]
    rows = figures["files"][0]["rows"]
    lines = [f"{rows:,} rows of two columns; seconds by the clock, the best of five, both cores. "
             f"pandas {figures['pandas']}; memory is Martlet's peak over the size of the numbers "
             "themselves.", ""]
    return lines + table(
        ["", "Martlet, s", "pandas, s", "ratio", "memory"],
        [[file["name"], f"{file['seconds']:.3f}", f"{file['pandas_seconds']:.3f}",
          f"**{file['pandas_seconds'] / file['seconds']:.1f}×**", f"{file['memory']:.1f}×"]
         for file in figures["files"]])
