"""JAX as fast as it goes: a whole epoch in one compiled `lax.scan`, or a compiled step, whichever is
faster (XLA's convolutions are slow inside a scan); Adam from optax."""

import os
import sys
import time

threads = int(sys.argv[2])
os.environ["JAX_PLATFORMS"] = "cpu"
if threads == 1:
    os.environ["NPROC"] = "1"  # the size of XLA's pool
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"

import functools

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax

from worker import CONVOLUTIONAL, DENSE, EPOCHS, LSTM, serve

DIMENSIONS = ("NWC", "WIO", "NWC")
ADAM = optax.adam(1e-3)


def linear(p, x):
    return x @ p["w"] + p["b"]


def lstm(p, x, length=None):
    """`x` is [time, batch, channel], or [batch, channel] for the same input at `length` steps."""
    projected = x @ p["w"] + p["b"]
    steps = projected if length is None else None

    def cell(carry, step):
        h, c = carry
        i, f, g, o = jnp.split((projected if step is None else step) + h @ p["u"], 4, axis=-1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    zero = jnp.zeros((x.shape[-2], p["u"].shape[0]))
    (h, _), outputs = lax.scan(cell, (zero, zero), steps, length=length)
    return h, outputs


def lstm_autoencoder(p, x):
    h, _ = lstm(p["encoder"], x.swapaxes(0, 1))
    latent = linear(p["bottleneck"], h) if "bottleneck" in p else h
    _, outputs = lstm(p["decoder"], latent, x.shape[1])
    return linear(p["head"], outputs).swapaxes(0, 1)


def convolutional(p, x):
    for layer in p["encoder"]:
        x = jax.nn.relu(
            lax.conv_general_dilated(x, layer["w"], (2,), [(3, 3)], dimension_numbers=DIMENSIONS)
            + layer["b"])
    for index, layer in enumerate(p["decoder"]):
        x = lax.conv_transpose(x, layer["w"], (2,), [(3, 4)], dimension_numbers=DIMENSIONS)
        x = x + layer["b"]
        if index + 1 < len(p["decoder"]):
            x = jax.nn.relu(x)
    return x


def dense(activation, p, x):
    for layer in p[:-1]:
        x = activation(linear(layer, x))
    return linear(p[-1], x)


def parts(arrays, part):
    keys = [key for key in arrays if key.startswith(f"{part}.") and key.endswith(".weight")]
    return [(arrays[key], arrays[key.replace("weight", "bias")]) for key in keys]


def weights(name, arrays):
    """Our weights in JAX's layout."""
    if name in DENSE:
        layers = parts(arrays, "encoder") + parts(arrays, "decoder")
        return [{"w": w.T, "b": b} for w, b in layers]
    if name in CONVOLUTIONAL:
        return {
            "encoder": [{"w": w.transpose(2, 1, 0), "b": b} for w, b in parts(arrays, "encoder")],
            # A transposed convolution runs its taps backwards.
            "decoder": [
                {"w": w[:, :, ::-1].transpose(2, 0, 1), "b": b}
                for w, b in parts(arrays, "decoder")],
        }
    p = {"head": {"w": arrays["head.weight"].T, "b": arrays["head.bias"]}}
    if "bottleneck.weight" in arrays:
        p["bottleneck"] = {"w": arrays["bottleneck.weight"].T, "b": arrays["bottleneck.bias"]}
    for part in ("encoder", "decoder"):
        p[part] = {"w": arrays[f"{part}.0.weight_ih"].T, "u": arrays[f"{part}.0.weight_hh"].T,
                   "b": arrays[f"{part}.0.bias"]}
    return p


class Network:
    def __init__(self, name, arrays, batch):
        samples = arrays["samples"]
        if name in DENSE:
            hidden, activation = DENSE[name]
            model = functools.partial(dense, jnp.tanh if activation == "tanh" else jax.nn.relu)
            samples = samples.reshape(len(samples), -1)
        else:
            model = lstm_autoencoder if name in LSTM else convolutional
        self.first = weights(name, arrays)
        self.samples, self.batch = jnp.asarray(samples), batch
        self.key = jax.random.PRNGKey(0)
        self.model = jax.jit(model)

        def loss(p, x):
            return jnp.mean((model(p, x) - x) ** 2)

        def step(carry, x):
            p, state = carry
            value, gradient = jax.value_and_grad(loss)(p, x)
            updates, state = ADAM.update(gradient, state, p)
            return (optax.apply_updates(p, updates), state), value

        @functools.partial(jax.jit, donate_argnums=(0,))
        def epoch(carry, samples, order):
            return lax.scan(step, carry, samples[order].reshape(-1, batch, *samples.shape[1:]))

        self.epoch, self.loss = epoch, jax.jit(loss)
        self.step = jax.jit(step, donate_argnums=(0,))
        self.start()
        took = {mode: self.time(mode) for mode in (self.scanned, self.stepped)}
        self.train = min(took, key=took.get)
        self.note = "epoch in a scan" if self.train == self.scanned else "compiled step"

    def time(self, mode):
        """Seconds of an epoch once everything is compiled."""
        mode()
        start = time.process_time()
        mode()
        return time.process_time() - start

    def start(self):
        p = jax.tree.map(jnp.array, self.first)
        self.carry = (p, ADAM.init(p))

    def order(self):
        self.key, key = jax.random.split(self.key)
        return jax.random.permutation(key, len(self.samples))

    def scanned(self):
        self.carry, losses = self.epoch(self.carry, self.samples, self.order())
        losses.block_until_ready()

    def stepped(self):
        order = self.order()
        for first in range(0, len(order), self.batch):
            self.carry, loss = self.step(
                self.carry, self.samples[order[first:first + self.batch]])
        loss.block_until_ready()

    def epochs(self, count):
        for _ in range(count):
            self.train()

    def losses(self):
        self.start()
        order, means = jnp.arange(len(self.samples)), []
        for _ in range(EPOCHS):
            self.carry, losses = self.epoch(self.carry, self.samples, order)
            means.append(float(np.mean(losses)))
        return means + [float(self.loss(self.carry[0], self.samples))]

    def reconstruct(self):
        for first in range(0, len(self.samples), 1024):
            self.model(self.carry[0], self.samples[first:first + 1024]).block_until_ready()

    def one(self):
        if not hasattr(self, "single"):
            self.single = self.samples[:1]
        self.model(self.carry[0], self.single).block_until_ready()


serve(f"JAX {jax.__version__}", Network)
