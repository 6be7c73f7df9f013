"""Trains the four workloads with Martlet and with PyTorch, in turns on one thread of one machine.

    make bench-quick
    python Benchmarks/peers/compare.py [W1 W2 W3 W4]

Prints samples a second of processor time, and last the ratios: each the median of five rounds, in
which the two are measured one right after the other, so that what else the machine does meets both.
"""

import statistics
import sys
import tempfile

from client import WORKLOADS, Peer, export, training

ROUNDS = 5


def main():
    line = "ratio-to-torch"
    with tempfile.TemporaryDirectory() as folder:
        export(folder)
        torch = Peer("torch", folder, threads=1)
        print(f"{torch.ask('version')['version']}, one thread; "
              "samples a second of processor time")
        for name in sys.argv[1:] or WORKLOADS[:4]:
            torch.ask("train", name, 0.1)
            rounds = [
                (training(name, 1)["processor"], torch.ask("train", name)["processor"])
                for _ in range(ROUNDS)]
            ratios = sorted(ours / theirs for ours, theirs in rounds)
            print(f"{name}: Martlet {statistics.median(r[0] for r in rounds):9.0f}   "
                  f"PyTorch {statistics.median(r[1] for r in rounds):8.0f}   "
                  f"ratio {ratios[0]:.2f} to {ratios[-1]:.2f}", flush=True)
            line += f" {name} {statistics.median(ratios):.2f}"
        torch.close()
    print(line)


main()
