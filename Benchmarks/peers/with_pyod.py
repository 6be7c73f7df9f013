"""PyOD's AutoEncoder, which is dense: `fit` trains and scores what it trained on."""

import os
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = ""

import pyod
import torch
from pyod.models.auto_encoder import AutoEncoder

from worker import DENSE, serve

torch.set_num_threads(int(sys.argv[2]))


class Network:
    def __init__(self, name, arrays, batch):
        samples = arrays["samples"]
        self.samples = samples.reshape(len(samples), -1)
        self.name, self.batch = name, batch
        self.epochs(1)

    def epochs(self, count):
        """The same network: no batch normalization, dropout or weight decay."""
        hidden, activation = DENSE[self.name]
        self.detector = AutoEncoder(
            preprocessing=False, epoch_num=count, batch_size=self.batch, device="cpu", verbose=0,
            optimizer_params={}, hidden_neuron_list=hidden, hidden_activation_name=activation,
            batch_norm=False, dropout_rate=0)
        self.detector.fit(self.samples)

    def losses(self):
        return None  # it takes no weights and shuffles on its own

    def reconstruct(self):
        self.detector.decision_function(self.samples, batch_size=1024)

    def one(self):
        self.detector.decision_function(self.samples[:1])


serve(
    f"PyOD {pyod.__version__}",
    lambda name, arrays, batch: Network(name, arrays, batch) if name in DENSE else None)
