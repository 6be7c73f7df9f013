"""Trains the four workloads with Martlet and with PyTorch, in turns on one thread of one machine.

    make bench-quick
    python Benchmarks/peers/compare.py [W1 W2 W3 W4]

Prints samples a second of processor time, and last the ratios: each the median of five rounds, in
which the two are measured one right after the other, so that what else the machine does meets both.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/EngineBenchmark"
ROUNDS = 5


class LSTMAutoencoder(nn.Module):
    def __init__(self, channels, units, bottleneck=None):
        super().__init__()
        self.encoder = nn.LSTM(channels, units, batch_first=True)
        self.bottleneck = nn.Linear(units, bottleneck) if bottleneck else nn.Identity()
        self.decoder = nn.LSTM(bottleneck or units, units, batch_first=True)
        self.head = nn.Linear(units, channels)

    def forward(self, x):
        _, (hidden, _) = self.encoder(x)
        latent = self.bottleneck(hidden[-1]).unsqueeze(1).repeat(1, x.shape[1], 1)
        return self.head(self.decoder(latent)[0])


def convolutional():
    return nn.Sequential(
        nn.Conv1d(1, 32, 7, 2, 3), nn.ReLU(), nn.Conv1d(32, 16, 7, 2, 3), nn.ReLU(),
        nn.ConvTranspose1d(16, 32, 7, 2, 3, output_padding=1), nn.ReLU(),
        nn.ConvTranspose1d(32, 1, 7, 2, 3, output_padding=1))


def dense():
    sizes = [2, 128, 64, 32, 16, 32, 64, 128, 2]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    return nn.Sequential(*layers[:-1])


WORKLOADS = {
    "W1": (lambda: LSTMAutoencoder(1, 64), (60, 1), 32),
    "W2": (lambda: LSTMAutoencoder(9, 32, 16), (10, 9), 64),
    "W3": (convolutional, (1, 64), 64),
    "W4": (dense, (2,), 64),
}


def pytorch(name):
    """A function that trains for a second and returns samples a second of processor time."""
    make, shape, batch = WORKLOADS[name]
    torch.manual_seed(0)
    model = make()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    samples = torch.rand(64 * batch, *shape) * 2 - 1

    def epoch():
        for part in samples[torch.randperm(len(samples))].split(batch):
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(part), part)
            loss.backward()
            optimizer.step()

    def rate():
        seen, start = 0, time.process_time()
        while time.process_time() - start < 1:
            epoch()
            seen += len(samples)
        return seen / (time.process_time() - start)

    epoch()
    return rate


def martlet(name):
    """Samples a second of processor time."""
    answer = subprocess.run([PROGRAM, "training", name], check=True, capture_output=True)
    return json.loads(answer.stdout)["training"]


print(f"PyTorch {torch.__version__}, one thread; samples a second of processor time")
line = "ratio-to-torch"
for name in sys.argv[1:] or WORKLOADS:
    theirs = pytorch(name)
    rounds = [(martlet(name), theirs()) for _ in range(ROUNDS)]
    ratios = sorted(ours / theirs for ours, theirs in rounds)
    print(f"{name}: Martlet {statistics.median(r[0] for r in rounds):9.0f}   "
          f"PyTorch {statistics.median(r[1] for r in rounds):8.0f}   "
          f"ratio {ratios[0]:.2f} to {ratios[-1]:.2f}", flush=True)
    line += f" {name} {statistics.median(ratios):.2f}"
print(line)
