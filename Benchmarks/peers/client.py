"""Asks the peers, and our own program, for measurements."""

import json
import os
import pathlib
import subprocess
import sys

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
RELEASE = BENCHMARKS / ".build/release"
PEERS = ["torch", "jax", "keras", "pyod"]
WORKLOADS = ["W1", "W2", "W3", "W4", "default"]


def program(*arguments, name="EngineBenchmark"):
    """The lines of JSON that one of our programs prints."""
    answer = subprocess.run(
        [RELEASE / name, *map(str, arguments)], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def export(folder):
    """Writes first weights and samples for the peers; returns our losses from them, by workload."""
    return {line["workload"]: line["epochs"] + [line["final"]]
            for line in program("export", folder, *WORKLOADS)}


def training(workload, seconds, threads=1):
    """Samples a second that we train on, by both clocks."""
    [line] = program("training", workload, "--seconds", seconds, "--threads", threads)
    return {"processor": line["training"], "wall": line["wall"]}


class Peer:
    """A framework in a process of its own."""

    def __init__(self, name, folder, threads):
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads))
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, BENCHMARKS / f"peers/with_{name}.py", str(folder), str(threads)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment)

    def ask(self, task, workload=None, seconds=1.0):
        request = {"task": task, "workload": workload, "seconds": seconds}
        try:
            print(json.dumps(request), file=self.process.stdin, flush=True)
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise PeerMissing(self.name, self.process.communicate()[1])
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class PeerMissing(Exception):
    """A peer that cannot be asked, most often since it is not installed."""

    def __init__(self, name, errors):
        lines = [line for line in errors.strip().splitlines() if line.strip()] or ["no answer"]
        self.name, self.reason = name, lines[-1].strip()
        super().__init__(f"{name}: {self.reason}")


def open_peers(names, folder, threads):
    """The peers that are there, and why the others are not."""
    found, missing = {}, {}
    for name in names:
        peer = Peer(name, folder, threads)
        try:
            peer.version = peer.ask("version")["version"]
            found[name] = peer
        except PeerMissing as error:
            missing[name] = error.reason
    return found, missing
