"""What every peer has in common: it answers requests, a line of JSON each, until its input ends.

    python with_torch.py FOLDER THREADS

FOLDER holds what `EngineBenchmark export` wrote: each workload's samples and first weights. A peer
has a process of its own, since the thread pools of two frameworks do not mix.
"""

import json
import pathlib
import resource
import struct
import sys
import time

import numpy as np

# The sample's steps and channels come from the file. `default` is what the detector makes of 96 rows.
DENSE = {"W4": ([128, 64, 32, 16], "tanh"), "default": ([64, 8], "relu")}
LSTM = {"W1": (64, None), "W2": (32, 16)}
CONVOLUTIONAL = {"W3": [32, 16]}
BATCHES = {"W1": 32, "W2": 64, "W3": 64, "W4": 64, "default": 64}
EPOCHS = 4


def read_safetensors(path):
    """The arrays of a file by name."""
    data = pathlib.Path(path).read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    numbers = memoryview(data)[8 + length:]
    arrays = {}
    for name, entry in json.loads(data[8:8 + length]).items():
        start, end = entry["data_offsets"]
        arrays[name] = np.frombuffer(numbers[start:end], "<f4").reshape(entry["shape"]).copy()
    return arrays


def rate(body, seconds):
    """How often a second of processor time, and of the wall's, what `body` counts is done."""
    done, processor, wall = 0, time.process_time(), time.perf_counter()
    while time.perf_counter() - wall < seconds:
        done += body()
    return {"processor": done / (time.process_time() - processor),
            "wall": done / (time.perf_counter() - wall)}


def serve(version, make):
    """Answers requests. `make(name, arrays, batch)` gives an object with

    - `epochs(count)`: trains for so many epochs in random order,
    - `losses()`: starts from the first weights, trains EPOCHS epochs in the samples' own order, and
      returns the mean loss of each and, last, of all samples; `None` where it cannot,
    - `reconstruct()`: reconstructs all samples in batches,
    - `one()`: reconstructs one sample;
    or `None` for a workload it has no network for.
    """
    folder, makers = pathlib.Path(sys.argv[1]), {}
    for line in sys.stdin:
        request = json.loads(line)
        name, task, seconds = request.get("workload"), request["task"], request.get("seconds", 1)
        if task == "version":
            answer = {"version": version}
        elif task == "memory":
            answer = {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
        else:
            if name not in makers:
                arrays = read_safetensors(folder / f"{name}.safetensors")
                made = make(name, arrays, BATCHES[name])
                makers[name] = made and Warm(made, len(arrays["samples"]), seconds)
            answer = makers[name] and makers[name].answer(task, seconds)
            if answer and task == "train":
                answer["note"] = getattr(makers[name].network, "note", None)
        print(json.dumps(answer), flush=True)


class Warm:
    """A network that was used once, so that what is compiled on first use is not in the times."""

    def __init__(self, network, count, seconds):
        self.network, self.count = network, count
        self.epochs, self.warmed = 1, set()
        self.seconds = seconds

    def answer(self, task, seconds):
        body = getattr(self, task)
        if task == "losses":
            return body()
        if task not in self.warmed:
            self.warmed.add(task)
            body()
            start = time.perf_counter()
            body()
            if task == "train":
                # Some pay for every call of their trainer: epochs enough that it does not count.
                took = time.perf_counter() - start
                self.epochs = max(1, min(16, int(seconds / 2 / took)))
                if self.epochs > 1:
                    body()
        return rate(body, seconds)

    def losses(self):
        return self.network.losses()

    def train(self):
        self.network.epochs(self.epochs)
        return self.epochs * self.count

    def reconstruct(self):
        self.network.reconstruct()
        return self.count

    def latency(self):
        self.network.one()
        return 1
