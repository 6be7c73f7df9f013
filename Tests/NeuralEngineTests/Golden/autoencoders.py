"""Golden values of the autoencoders from PyTorch in float64: outputs, latents, losses, gradients.

Run with `python autoencoders.py` (torch 2.x, numpy); writes autoencoders.json beside itself. Every
parameter and sample is k/64 for a small k, so that float32 holds it exactly.
"""

import json
import pathlib

import numpy
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
random = numpy.random.RandomState(5)


def numbers(*shape, scale=0.5):
    values = numpy.round(random.uniform(-scale, scale, shape) * 64) / 64
    return torch.tensor(values, requires_grad=True)


class Parameters(dict):
    """Named tensors, made where first asked for."""

    def make(self, name, *shape):
        self[name] = numbers(*shape)
        return self[name]


def dense(p, name, x, units, activation):
    weight = p.make(f"{name}.weight", units, x.shape[-1])
    return activation(nn.functional.linear(x, weight, p.make(f"{name}.bias", units)))


def lstm(p, name, x, units, activation):
    """Written out, since PyTorch's own has no ReLU; with tanh it is checked against it."""
    inputs = x.shape[-1]
    w_ih = p.make(f"{name}.weight_ih", 4 * units, inputs)
    w_hh = p.make(f"{name}.weight_hh", 4 * units, units)
    bias = p.make(f"{name}.bias", 4 * units)
    h = c = torch.zeros(x.shape[0], units)
    outputs = []
    for t in range(x.shape[1]):
        i, f, g, o = (x[:, t] @ w_ih.T + h @ w_hh.T + bias).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * activation(g)
        h = torch.sigmoid(o) * activation(c)
        outputs.append(h)
    result = torch.stack(outputs, 1)
    if activation is torch.tanh:
        own = nn.LSTM(inputs, units, batch_first=True)
        with torch.no_grad():
            own.weight_ih_l0.copy_(w_ih)
            own.weight_hh_l0.copy_(w_hh)
            own.bias_ih_l0.copy_(bias)
            own.bias_hh_l0.zero_()
            assert torch.allclose(own(x)[0], result)
    return result


def identity(x):
    return x


def dense_case(p, x):
    x = x.flatten(1)
    size = x.shape[1]
    x = dense(p, "encoder.0", x, 19, torch.tanh)
    z = dense(p, "encoder.1", x, 5, torch.sigmoid)
    x = dense(p, "decoder.0", z, 18, torch.tanh)
    return dense(p, "decoder.1", x, size, lambda y: nn.functional.leaky_relu(y, 0.01)), z


def narrow_dense_case(p, x):
    """Ends in few units after whole blocks of 16."""
    x = x.flatten(1)
    size = x.shape[1]
    x = dense(p, "encoder.0", x, 32, torch.tanh)
    z = dense(p, "encoder.1", x, 16, torch.tanh)
    x = dense(p, "decoder.0", z, 32, torch.tanh)
    return dense(p, "decoder.1", x, size, torch.sigmoid), z


def narrow_lstm_case(p, x):
    z = lstm(p, "encoder.0", x, 16, torch.tanh)[:, -1]
    y = lstm(p, "decoder.0", z.unsqueeze(1).repeat(1, x.shape[1], 1), 16, torch.tanh)
    return dense(p, "head", y, x.shape[2], identity), z


def lstm_case(p, x):
    steps = x.shape[1]
    y = lstm(p, "encoder.0", x, 18, torch.tanh)
    y = lstm(p, "encoder.1", y, 7, torch.tanh)
    z = dense(p, "bottleneck", y[:, -1], 3, identity)
    y = z.unsqueeze(1).repeat(1, steps, 1)
    y = lstm(p, "decoder.0", y, 7, torch.tanh)
    y = lstm(p, "decoder.1", y, 33, torch.tanh)
    return dense(p, "head", y, x.shape[2], identity), z


def lstm_relu_case(p, x):
    z = lstm(p, "encoder.0", x, 16, torch.relu)[:, -1]
    y = lstm(p, "decoder.0", z.unsqueeze(1).repeat(1, x.shape[1], 1), x.shape[2], torch.relu)
    return y, z


def convolution(p, name, x, filters, kernel, activation, transposed=False, **sizes):
    """x is [sample, channel, time]."""
    channels = x.shape[1]
    shape = (channels, filters, kernel) if transposed else (filters, channels, kernel)
    function = nn.functional.conv_transpose1d if transposed else nn.functional.conv1d
    weight = p.make(f"{name}.weight", *shape)
    return activation(function(x, weight, p.make(f"{name}.bias", filters), **sizes))


def convolution_case(p, x):
    x = x.transpose(1, 2)
    y = convolution(p, "encoder.0", x, 20, 7, torch.relu, stride=2, padding=3)
    y = convolution(p, "encoder.1", y, 6, 4, torch.relu, stride=3, padding=2)
    z = y.transpose(1, 2).flatten(1)
    y = convolution(
        p, "decoder.0", y, 20, 4, torch.relu, transposed=True, stride=3, padding=2)
    y = convolution(
        p, "decoder.1", y, x.shape[1], 7, identity, transposed=True, stride=2, padding=3)
    return y.transpose(1, 2), z


def convolution_bottleneck_case(p, x):
    x = x.transpose(1, 2)
    y = convolution(p, "encoder.0", x, 5, 3, torch.tanh, stride=3)
    steps = y.shape[2]
    z = dense(p, "bottleneck.0", y.transpose(1, 2).flatten(1), 3, identity)
    y = dense(p, "bottleneck.1", z, steps * 5, torch.tanh)
    y = y.reshape(-1, steps, 5).transpose(1, 2)
    y = convolution(
        p, "decoder.0", y, 18, 2, torch.tanh, transposed=True, stride=3, output_padding=1)
    y = convolution(p, "decoder.1", y, x.shape[1], 3, torch.sigmoid, padding=1)
    return y.transpose(1, 2), z


LOSSES = {
    "mse": lambda y, x: nn.functional.mse_loss(y, x),
    "l1": lambda y, x: nn.functional.l1_loss(y, x),
    "l1_sum": lambda y, x: nn.functional.l1_loss(y, x, reduction="sum") / len(x),
    "huber": lambda y, x: nn.functional.huber_loss(y, x, delta=0.3),
}


def case(name, function, steps, channels, loss):
    parameters = Parameters()
    samples = numbers(3, steps, channels, scale=1).detach()
    output, latent = function(parameters, samples)
    output = output.reshape(samples.shape)
    value = LOSSES[loss](output, samples)
    value.backward()

    def plain(tensor):
        return [float(f"{v:.9g}") for v in tensor.detach().flatten().tolist()]

    return {
        "name": name,
        "time_steps": steps,
        "channels": channels,
        "loss": loss,
        "samples": plain(samples),
        "output": plain(output),
        "latent": plain(latent),
        "value": value.item(),
        "tensors": [
            {
                "name": key,
                "shape": list(tensor.shape),
                "values": plain(tensor),
                "gradient": plain(tensor.grad),
            }
            for key, tensor in parameters.items()
        ],
    }


cases = [
    case("dense", dense_case, 7, 3, "mse"),
    case("lstm", lstm_case, 5, 4, "l1"),
    case("lstm_relu", lstm_relu_case, 6, 2, "huber"),
    case("conv1d", convolution_case, 23, 1, "mse"),
    case("conv1d_bottleneck", convolution_bottleneck_case, 9, 3, "l1_sum"),
    case("dense_narrow", narrow_dense_case, 1, 2, "mse"),
    case("lstm_narrow", narrow_lstm_case, 12, 1, "mse"),
]
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
