"""Training as a share of what fused multiply–adds can do."""

import subprocess

from client import RELEASE

TITLE = "Share of peak"


def measure(short):
    if short:
        return {"lines": ["not measured in a short run"], "shares": {}}
    answer = subprocess.run(
        [RELEASE / "EngineBenchmark", "peak"], check=True, capture_output=True, text=True)
    lines = answer.stdout.splitlines()
    words = lines[-1].split()[1:]
    return {"lines": lines[:-1],
            "shares": {name: float(share) for name, share in zip(words[::2], words[1::2])}}


def page(figures, folder):
    return ["The floating-point operations that training needs, forwards, backwards and Adam, whole "
            "epochs, over those that a loop of fused multiply–adds reaches in registers in the same "
            "run. The median of five, with the spread.", "", "```", *figures["lines"], "```"]
