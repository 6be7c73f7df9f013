"""Training as a share of what fused multiply–adds can do."""

import os
import subprocess

from client import RELEASE

TITLE = "Share of peak"
# Narrower vectors, as other processors have them, each against its own peak.
OTHERS = ["avx2", "baseline"]


def measure(short):
    if short:
        return {"lines": ["not measured in a short run"], "shares": {}, "others": {}}
    lines, shares = peak()
    others = {}
    for name in OTHERS:
        more, found = peak(name, "W1")
        lines += more
        if found:
            others[name] = found["W1"]
    return {"lines": lines, "shares": shares, "others": others}


def peak(instructions=None, *workloads):
    """What is printed, and the shares of its last line."""
    environment = dict(os.environ)
    environment.pop("MARTLET_INSTRUCTION_SET", None)
    if instructions:
        environment["MARTLET_INSTRUCTION_SET"] = instructions
    answer = subprocess.run(
        [RELEASE / "EngineBenchmark", "peak", *workloads], check=True, capture_output=True,
        text=True, env=environment)
    lines = answer.stdout.splitlines()
    if len(lines) < 2:
        return lines, {}
    words = lines[-1].split()
    first = next(index for index, word in enumerate(words) if word in ("W1", "W2", "W3", "W4"))
    found = words[first:]
    return lines[:-1], {name: float(share) for name, share in zip(found[::2], found[1::2])}


def page(figures, folder):
    return ["The floating-point operations that training needs, forwards, backwards and Adam, whole "
            "epochs, over those that a loop of fused multiply–adds reaches in registers in the same "
            "run. The median of five, with the spread.", "", "```", *figures["lines"], "```"]
