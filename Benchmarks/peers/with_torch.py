"""PyTorch as its users write it: eager, a module, `Adam`, shuffled batches."""

import sys

import torch
from torch import nn

from worker import CONVOLUTIONAL, DENSE, EPOCHS, LSTM, serve

torch.set_num_threads(int(sys.argv[2]))


class LSTMAutoencoder(nn.Module):
    def __init__(self, channels, units, bottleneck):
        super().__init__()
        self.encoder = nn.LSTM(channels, units, batch_first=True)
        self.bottleneck = nn.Linear(units, bottleneck) if bottleneck else nn.Identity()
        self.decoder = nn.LSTM(bottleneck or units, units, batch_first=True)
        self.head = nn.Linear(units, channels)

    def forward(self, x):
        _, (hidden, _) = self.encoder(x)
        latent = self.bottleneck(hidden[-1]).unsqueeze(1).repeat(1, x.shape[1], 1)
        return self.head(self.decoder(latent)[0])


def convolutional(filters):
    sizes = [1, *filters]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Conv1d(inputs, outputs, 7, 2, 3), nn.ReLU()]
    sizes.reverse()
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.ConvTranspose1d(inputs, outputs, 7, 2, 3, output_padding=1), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def dense(inputs, hidden, activation):
    sizes = [inputs, *hidden, *hidden[-2::-1], inputs]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh() if activation == "tanh" else nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Network:
    def __init__(self, name, arrays, batch):
        samples = torch.from_numpy(arrays["samples"])
        self.name, self.arrays, self.batch = name, arrays, batch
        if name in CONVOLUTIONAL:
            samples = samples.transpose(1, 2).contiguous()
        elif name in DENSE:
            samples = samples.flatten(1)
        self.samples = samples
        self.start()

    def start(self):
        if self.name in CONVOLUTIONAL:
            self.model = convolutional(CONVOLUTIONAL[self.name])
        elif self.name in DENSE:
            self.model = dense(self.samples.shape[1], *DENSE[self.name])
        else:
            self.model = LSTMAutoencoder(self.samples.shape[2], *LSTM[self.name])
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=1e-3)

    def step(self, part):
        self.optimizer.zero_grad()
        loss = nn.functional.mse_loss(self.model(part), part)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def epochs(self, count):
        for _ in range(count):
            for part in self.samples[torch.randperm(len(self.samples))].split(self.batch):
                self.step(part)

    def losses(self):
        self.start()
        self.take_weights()
        losses = []
        for _ in range(EPOCHS):
            steps = [float(self.step(part)) for part in self.samples.split(self.batch)]
            losses.append(sum(steps) / len(steps))
        with torch.inference_mode():
            losses.append(float(nn.functional.mse_loss(self.model(self.samples), self.samples)))
        return losses

    @torch.no_grad()
    def take_weights(self):
        """Our weights under PyTorch's names. Its LSTM has two biases where one is enough; the second
        stays 0, or both would learn and their sum would move twice as fast."""
        tensors = {key: torch.from_numpy(value) for key, value in self.arrays.items()}
        if self.name in LSTM:
            for part, layer in (("encoder", self.model.encoder), ("decoder", self.model.decoder)):
                layer.weight_ih_l0.copy_(tensors[f"{part}.0.weight_ih"])
                layer.weight_hh_l0.copy_(tensors[f"{part}.0.weight_hh"])
                layer.bias_ih_l0.copy_(tensors[f"{part}.0.bias"])
                layer.bias_hh_l0.zero_().requires_grad_(False)
            plain = [("bottleneck", self.model.bottleneck), ("head", self.model.head)]
        else:
            layers = [layer for layer in self.model if hasattr(layer, "weight")]
            half = len(layers) // 2
            plain = [(f"encoder.{index}", layer) for index, layer in enumerate(layers[:half])]
            plain += [(f"decoder.{index}", layer) for index, layer in enumerate(layers[half:])]
        for key, layer in plain:
            if hasattr(layer, "weight"):
                layer.weight.copy_(tensors[f"{key}.weight"])
                layer.bias.copy_(tensors[f"{key}.bias"])

    @torch.inference_mode()
    def reconstruct(self):
        for part in self.samples.split(1024):
            self.model(part)

    @torch.inference_mode()
    def one(self):
        self.model(self.samples[:1])


serve(f"PyTorch {torch.__version__}", Network)
