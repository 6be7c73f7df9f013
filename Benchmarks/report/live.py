"""The program as rows come: rows a second, learning against a file's, a line in to a line out."""

import json
import math
import os
import pathlib
import select
import subprocess
import tempfile
import time

from figures import ratio_summary, short as brief, summary, table, times

TITLE = "Live"
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
START = 1_700_000_000
SETS = {"AVX-512": None, "AVX2": "avx2"}


def value(row):
    """A daily wave of a row a minute, with noise that is the same every time."""
    return 20 + 8 * math.sin(row / 1440 * 2 * math.pi) + row * 2_654_435_761 % 1000 / 1000


def csv_file(path, rows):
    lines = ("%d,%.3f\n" % (START + row * 60, value(row)) for row in range(rows))
    path.write_text("time,load\n" + "".join(lines))
    return path


def json_line(row, number):
    return '{"time":%d,"load":%.3f}\n' % (START + row * 60, number)


def run(command, source=os.devnull, instruction_set=None):
    """Runs on one core; returns the seconds by the clock and of the processor."""
    environment = dict(os.environ)
    if instruction_set:
        environment["MARTLET_INSTRUCTION_SET"] = instruction_set
    pin = None
    if hasattr(os, "sched_setaffinity"):
        core = max(os.sched_getaffinity(0))
        pin = lambda: os.sched_setaffinity(0, {core})
    with open(source, "rb") as rows:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)), stdin=rows, stdout=subprocess.DEVNULL, env=environment,
            preexec_fn=pin)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime


def judging(martlet, model, folder, rows, rounds):
    """Rows a second of NDJSON, by the processor's time, for each instruction set that there is."""
    path = folder / "rows.ndjson"
    path.write_text("".join(json_line(row, value(row)) for row in range(rows)))
    flags = pathlib.Path("/proc/cpuinfo").read_text() if os.path.exists("/proc/cpuinfo") else ""
    sets = {name: key for name, key in SETS.items()
            if name.lower().replace("-", "") in flags}
    return {"rows": rows, "bytes": path.stat().st_size,
            "rates": {name: summary([
                rows / run([martlet, "watch", "--json", "--model", model], path, key)[1]
                for _ in range(rounds)]) for name, key in (sets or {"as it is": None}).items()}}


def learning(martlet, folder, rows, rounds):
    """Microseconds of a row learning on line: of a watch, and of a file. They take turns."""
    path = csv_file(folder / "learning.csv", rows)
    commands = {
        "watch": ([martlet, "watch", "--json"], path),
        "detect": ([martlet, "detect", path, "--causal", "--no-report", "--json", "--threads", 1],
                   os.devnull)}
    found = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, source) in commands.items():
            found[name].append(run(command, source)[1] / rows * 1e6)
    return {"rows": rows, **{name: summary(values) for name, values in found.items()},
            "ratio": ratio_summary(found["detect"], found["watch"])}


class Lines:
    """The lines that a process prints, with a limit on the time to wait for one."""

    def __init__(self, pipe):
        self.pipe, self.rest = pipe.fileno(), b""

    def next(self, limit):
        """An object; `None` if none comes within the limit."""
        end = time.perf_counter() + limit
        while b"\n" not in self.rest:
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.pipe], [], [], left)[0]:
                return None
            data = os.read(self.pipe, 1 << 16)
            if not data:
                raise RuntimeError("the watch has ended")
            self.rest += data
        line, _, self.rest = self.rest.partition(b"\n")
        return json.loads(line)


def latency(martlet, model, count):
    """Milliseconds from writing an anomalous row to the line that tells of it."""
    process = subprocess.Popen([martlet, "watch", "--json", "--model", model],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    lines, row, found = Lines(process.stdout), 0, []

    def send(rows, extra=0):
        nonlocal row
        process.stdin.write("".join(
            json_line(row + step, value(row + step) + extra) for step in range(rows)).encode())
        row += rows

    send(2000)
    while lines.next(0.5):
        pass
    while len(found) < count:
        start = time.perf_counter()
        send(1, extra=60)
        event = lines.next(10)
        seconds = time.perf_counter() - start
        if event is None:
            raise RuntimeError("no event of an anomalous row")
        if event["event"] == "opened":
            found.append(seconds * 1000)
        # Until it is over: the next one has to be an incident of its own.
        while event is None or event["event"] != "closed":
            send(50)
            event = lines.next(0.05)
        while lines.next(0.02):
            pass
    process.stdin.close()
    process.wait()
    return summary(found)


def measure(short):
    subprocess.run(["swift", "build", "--package-path", ROOT, "-c", "release", "--product",
                    "martlet", "--quiet"], check=True)
    martlet = ROOT / ".build/release/martlet"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        model = folder / "dense.martlet"
        run([martlet, "fit", csv_file(folder / "fit.csv", 20_000), "-o", model, "--architecture",
             "dense", "--epochs", 5])
        rounds = 1 if short else 5
        return {"judging": judging(martlet, model, folder, 20_000 if short else 2_000_000, rounds),
                "learning": learning(martlet, folder, 5_000 if short else 50_000, rounds),
                "latency": latency(martlet, model, 5 if short else 50)}


def page(figures, folder):
    found, learned, out = figures["judging"], figures["learning"], figures["latency"]
    lines = [f"`martlet watch` on one core. *Judging*: {found['rows']:,} rows of NDJSON, one series, "
             "by a dense model as `martlet fit` sizes it, from bytes to verdicts; rows a second of "
             "processor time, the median of five with the spread.", ""]
    lines += table(
        ["", "rows/s", "from", "to"],
        [[name, f"**{brief(rate['median'])}**", brief(rate["from"]), brief(rate["to"])]
         for name, rate in found["rates"].items()])
    lines += ["", f"*Learning as rows come*, {learned['rows']:,} rows of csv: microseconds of the "
              "processor a row, and how much less a watch takes than `martlet detect --causal` on "
              "the file; they take turns.", ""]
    lines += table(
        ["", "watch, µs", "detect, µs", "ratio"],
        [["one channel", f"{learned['watch']['median']:.1f}", f"{learned['detect']['median']:.1f}",
          times(learned["ratio"])]])
    lines += ["", "*From a line in to a line out*: an anomalous row is written to the pipe of a "
              "running watch, and its event is waited for; milliseconds by the clock, of fifty.", ""]
    return lines + table(
        ["", "median, ms", "most, ms"],
        [["an event", f"{out['median']:.2f}", f"{out['to']:.2f}"]])
