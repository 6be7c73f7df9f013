"""Golden values of Adam, AdamW, ReduceLROnPlateau and clip_grad_norm_ from PyTorch:
`python optimizers.py` writes optimizers.json. Everything in float32, as PyTorch does it."""

import json
import pathlib

import torch

torch.manual_seed(3)
COUNT, STEPS = 37, 25


def adam_case(name, kind, **options):
    start = torch.randn(COUNT)
    gradients = [torch.randn(COUNT) * 10 ** float(torch.rand(1) * 3 - 2) for _ in range(STEPS)]
    parameter = torch.nn.Parameter(start.clone())
    optimizer = kind([parameter], **options)
    states = []
    for gradient in gradients:
        parameter.grad = gradient.clone()
        optimizer.step()
        states.append(parameter.detach().clone())
    betas = options.get("betas", (0.9, 0.999))
    return {
        "name": name,
        "learning_rate": options["lr"],
        "beta_one": betas[0],
        "beta_two": betas[1],
        "epsilon": options.get("eps", 1e-8),
        "weight_decay": options.get("weight_decay", 0.0),
        "decoupled": kind is torch.optim.AdamW,
        "start": start.tolist(),
        "gradients": [g.tolist() for g in gradients],
        "after_one": states[0].tolist(),
        "after_all": states[-1].tolist(),
    }


def plateau_case(name, losses, **options):
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=options.pop("lr"))
    first = optimizer.param_groups[0]["lr"]
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **options)
    rates = []
    for loss in losses:
        schedule.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return {
        "name": name,
        "learning_rate": first,
        "factor": options["factor"],
        "patience": options["patience"],
        "minimum": options.get("min_lr", 0.0),
        "threshold": options.get("threshold", 1e-4),
        "losses": losses,
        "rates": rates,
    }


def clip_case(maximum, scale):
    gradient = torch.randn(COUNT) * scale
    parameter = torch.nn.Parameter(torch.zeros(COUNT))
    parameter.grad = gradient.clone()
    norm = torch.nn.utils.clip_grad_norm_([parameter], maximum)
    return {
        "maximum": maximum,
        "gradient": gradient.tolist(),
        "norm": float(norm),
        "clipped": parameter.grad.tolist(),
    }


falling = [1.0, 0.5, 0.4, 0.4, 0.41, 0.39999, 0.39, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3]
flat = [0.2] * 14
result = {
    "adam": [
        adam_case("plain", torch.optim.Adam, lr=1e-3),
        adam_case("other betas", torch.optim.Adam, lr=0.02, betas=(0.8, 0.95), eps=1e-4),
        adam_case("l2", torch.optim.Adam, lr=5e-3, weight_decay=0.05),
        adam_case("decoupled", torch.optim.AdamW, lr=5e-3, weight_decay=0.1),
    ],
    "plateau": [
        plateau_case("falling", falling, lr=0.1, factor=0.5, patience=2),
        plateau_case("no patience", falling, lr=0.1, factor=0.1, patience=0, threshold=0.05),
        plateau_case("floor", flat, lr=0.01, factor=0.3, patience=1, min_lr=0.002),
    ],
    "clip": [clip_case(1.0, 0.01), clip_case(1.0, 3.0), clip_case(0.5, 1e4)],
}
path = pathlib.Path(__file__).with_name("optimizers.json")
path.write_text(json.dumps(result) + "\n")
