"""Trains the four workloads with Martlet and with PyTorch, in turns on one thread of one machine.

    swift build -c release --package-path Benchmarks
    python Benchmarks/compare.py [W1 W2 W3 W4]

Prints samples a second of processor time and the ratio of the two.
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
FOLDER = pathlib.Path(__file__).parent


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


def median_rate(body, samples):
    """The median of five runs of half a second of processor time."""
    for _ in range(3):
        body()
    start = time.process_time()
    body()
    calls = max(1, int(0.5 / (time.process_time() - start)))
    rates = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(calls):
            body()
        rates.append(samples * calls / (time.process_time() - start))
    return statistics.median(rates)


def pytorch(name):
    make, shape, batch = WORKLOADS[name]
    torch.manual_seed(0)
    model = make()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    samples = torch.rand(64 * batch, *shape) * 2 - 1
    step = 0

    def train():
        nonlocal step
        part = samples[step % 64 * batch:][:batch]
        step += 1
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(part), part)
        loss.backward()
        optimizer.step()
        return loss.item()

    def reconstruct():
        with torch.inference_mode():
            model(samples[:batch])

    return {"training": median_rate(train, batch),
            "reconstruction": median_rate(reconstruct, batch)}


def martlet(name):
    program = FOLDER / ".build" / "release" / "EngineBenchmark"
    return json.loads(subprocess.run([program, name], check=True, capture_output=True).stdout)


for name in sys.argv[1:] or WORKLOADS:
    # In turns, so that what else the machine does meets both.
    first, theirs, second = martlet(name), pytorch(name), martlet(name)
    for key in ("training", "reconstruction"):
        ours = (first[key] + second[key]) / 2
        print(f"{name} {key:15} Martlet {ours:10.0f}/s  PyTorch {torch.__version__} "
              f"{theirs[key]:9.0f}/s  ratio {ours / theirs[key]:5.1f}")
    print(f"{name} gradient alone {first['gradient']}/s, one sample "
          f"{first['one_sample_us']} us", flush=True)
