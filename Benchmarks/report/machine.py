"""What machine, and which versions."""

import os
import pathlib
import platform
import subprocess


def describe():
    name, flags = platform.processor() or platform.machine(), ""
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                name = value.strip()
            elif key.strip() == "flags":
                flags = value
    except OSError:
        pass
    vectors = "AVX-512" if "avx512f" in flags else "AVX2" if "avx2" in flags else "128-bit vectors"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return {
        "processor": f"{name} with {vectors}", "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB", "system": f"{platform.system()} {platform.release()}",
        "swift": swift.split("Swift version ")[-1].split(" ")[0], "commit": commit(), "load": os.getloadavg()[0]}


def commit():
    answer = subprocess.run(
        ["git", "-C", pathlib.Path(__file__).parent, "rev-parse", "--short", "HEAD"],
        capture_output=True, text=True)
    return answer.stdout.strip()


def sentence(entry):
    found = entry["machine"]
    busy = (f" **Other programs were running** (load {found['load']:.1f}): shares of peak and gains "
            "of threads are too low." if found["load"] > 0.5 * found["cores"] else "")
    return (
        f"Measured on {entry['date']} at commit {found['commit']}: {found['processor']}, "
        f"{found['cores']} cores, {found['memory']}, {found['system']}, "
        f"Swift {found['swift']}.{busy}")


def is_same(entry, other):
    """Whether two parts were measured together."""
    return entry["machine"] == other["machine"] and entry["date"] == other["date"]
