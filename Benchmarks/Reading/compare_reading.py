"""Reading 1,000,000 rows of two columns: Martlet against pandas.read_csv, in the same run.

Run after `swift build -c release` in this folder; needs numpy and pandas.
Prints one line a file: seconds of both (best of five), their ratio, and Martlet's peak memory over
the size of the numbers themselves. `make bench` has the same in its table.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import pandas as pd

PROGRAM = pathlib.Path(__file__).parent / ".build/release/ReadOnce"


def make(folder, rows):
    rng = np.random.default_rng(7)
    walk = np.cumsum(rng.standard_normal(rows))
    other = rng.standard_normal(rows)
    clock = pd.date_range("2020-01-01", periods=rows, freq="min")
    tables = {
        "timestamp,value (17 digits)": pd.DataFrame({"timestamp": clock, "value": walk}),
        "timestamp,value (3 decimals)": pd.DataFrame({"timestamp": clock, "value": walk.round(3)}),
        "two numbers (17 digits)": pd.DataFrame({"a": walk, "b": other}),
        "two numbers (6 decimals)": pd.DataFrame({"a": walk.round(6), "b": other.round(6)}),
        "epoch,value (17 digits)": pd.DataFrame(
            {"timestamp": clock.astype("int64") // 10**9, "value": walk}
        ),
    }
    for index, (name, table) in enumerate(tables.items()):
        path = os.path.join(folder, f"{index}.csv")
        table.to_csv(path, index=False)
        yield name, path


def best_of_pandas(path):
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        pd.read_csv(path)
        best = min(best, time.perf_counter() - start)
    return best


def run(path, times):
    output = subprocess.run(
        [PROGRAM, path, str(times)], check=True, capture_output=True, text=True
    ).stdout.split()
    return float(output[0]), int(output[1]) * 1024


def measure(rows=1_000_000):
    """One dictionary a file."""
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.csv")
        pathlib.Path(empty).write_text("timestamp,value\n1,2\n2,3\n")
        _, floor = run(empty, 1)
        for name, path in make(folder, rows):
            seconds, _ = run(path, 5)
            _, peak = run(path, 1)
            yield {
                "name": name, "rows": rows, "seconds": seconds,
                "pandas_seconds": best_of_pandas(path), "peak": peak, "floor": floor,
                "memory": (peak - floor) / (rows * 2 * 8)}


def main():
    for file in measure():
        print(
            f"{file['name']:30} martlet {file['seconds']:.4f} s  "
            f"pandas {file['pandas_seconds']:.4f} s  "
            f"ratio {file['pandas_seconds'] / file['seconds']:.1f}  "
            f"peak {file['peak'] / 2**20:.0f} MB ({file['memory']:.2f} x the numbers over the "
            f"program's own {file['floor'] / 2**20:.0f} MB)"
        )


if __name__ == "__main__":
    sys.exit(main())
