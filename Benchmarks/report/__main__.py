"""Measures everything and writes RESULTS.md with its pictures.

    make bench
    make bench PARTS="peers scaling"
    python Benchmarks/report [--short] [PART ...]

Figures are kept in results.json, so that parts may be measured one by one and the page be written
anew without measuring: `python Benchmarks/report page`. `--short` tries the program out: its figures
mean nothing, and go to a folder of their own.
"""

import json
import pathlib
import sys
import tempfile
import time

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(BENCHMARKS / "peers"), str(BENCHMARKS / "Reading")]

import detectors
import goals
import kernels
import live
import machine
import peers
import reading
import scaling
import threads

PARTS = {"kernels": kernels, "peers": peers, "threads": threads, "reading": reading,
         "detectors": detectors, "live": live, "scaling": scaling}


def measure(names, store, short):
    figures = json.loads(store.read_text()) if store.exists() else {}
    # Before anything runs: the load is that of others.
    here = {"machine": machine.describe(), "date": time.strftime("%Y-%m-%d", time.gmtime())}
    for name in names:
        start = time.monotonic()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        figures[name] = {**here, "figures": PARTS[name].measure(short)}
        print(f"{time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        store.write_text(json.dumps(figures, indent=1) + "\n")
    return figures


def write(figures, folder):
    first = next(iter(figures.values()))
    lines = ["# Results", "", "Written by `make bench`; [README.md](README.md) says what is measured "
             "and how to read it.", "", machine.sentence(first), ""]
    lines += goals.page({name: entry["figures"] for name, entry in figures.items()})
    for name, part in PARTS.items():
        if name not in figures:
            continue
        entry = figures[name]
        lines += ["", f"## {part.TITLE}", ""]
        if not machine.is_same(entry, first):
            lines += [machine.sentence(entry), ""]
        lines += part.page(entry["figures"], folder)
    (folder / "RESULTS.md").write_text("\n".join(lines) + "\n")
    print(folder / "RESULTS.md")


def main():
    words = sys.argv[1:]
    short = "--short" in words
    names = [word for word in words if word != "--short"] or list(PARTS)
    names = [name for name in names if name != "page"]
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        sys.exit(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}, and page")
    folder = pathlib.Path(tempfile.gettempdir()) / "martlet-bench" if short else BENCHMARKS
    folder.mkdir(exist_ok=True)
    figures = measure(names, folder / "results.json", short)
    if figures:
        write(figures, folder)


main()
