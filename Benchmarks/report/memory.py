"""The most memory that one of our programs held."""

import os
import subprocess

from client import RELEASE


def megabytes(*arguments, name="EngineBenchmark"):
    process = subprocess.Popen(
        [RELEASE / name, *map(str, arguments)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{name} {arguments} ended with {process.returncode}")
    return usage.ru_maxrss / 1024
