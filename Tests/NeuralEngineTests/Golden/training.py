"""Losses of a small dense autoencoder trained by PyTorch from given weights:
`python training.py` writes training.json. Full passes in order, batch 8, the last batch smaller."""

import json
import pathlib

import torch

torch.manual_seed(11)
SIZES, SAMPLES, BATCH, EPOCHS = [12, 7, 3, 7, 12], 52, 8, 6

t = torch.arange(SAMPLES)[:, None] * 0.37 + torch.arange(12)[None] * 0.5
data = (torch.sin(t) + 0.1 * torch.randn(SAMPLES, 12)).float()


def run(name, loss_function, optimizer_kind, clip=None, **options):
    torch.manual_seed(5)
    layers = []
    for index in range(4):
        layers.append(torch.nn.Linear(SIZES[index], SIZES[index + 1]))
        if index < 3:
            layers.append(torch.nn.Tanh())
    model = torch.nn.Sequential(*layers)
    linear = [layer for layer in layers if isinstance(layer, torch.nn.Linear)]
    tensors = []
    for layer, key in zip(linear, ["encoder.0", "encoder.1", "decoder.0", "decoder.1"]):
        for part in ["weight", "bias"]:
            value = getattr(layer, part).detach()
            tensors.append(
                {
                    "name": f"{key}.{part}",
                    "shape": list(value.shape),
                    "values": value.flatten().tolist(),
                }
            )
    optimizer = optimizer_kind(model.parameters(), **options)
    losses = []
    for _ in range(EPOCHS):
        for start in range(0, SAMPLES, BATCH):
            batch = data[start : start + BATCH]
            optimizer.zero_grad()
            loss = loss_function(model(batch), batch)
            loss.backward()
            if clip:
                torch.nn.utils.clip_grad_norm_(model.parameters(), clip)
            optimizer.step()
            losses.append(float(loss))
    with torch.no_grad():
        final = float(loss_function(model(data), data))
    return {
        "name": name,
        "learning_rate": options["lr"],
        "weight_decay": options.get("weight_decay", 0.0),
        "decoupled": optimizer_kind is torch.optim.AdamW,
        "clip": clip,
        "tensors": tensors,
        "losses": losses,
        "final_loss": final,
    }


result = {
    "samples": data.flatten().tolist(),
    "encoder": SIZES[1:3],
    "decoder": SIZES[3:4],
    "batch": BATCH,
    "epochs": EPOCHS,
    "runs": [
        run("mse", torch.nn.MSELoss(), torch.optim.Adam, lr=0.01),
        run("l1", torch.nn.L1Loss(), torch.optim.Adam, lr=0.005, weight_decay=0.01),
        run("huber", torch.nn.HuberLoss(delta=0.3), torch.optim.AdamW, lr=0.01, weight_decay=0.1),
        run("clipped", torch.nn.MSELoss(), torch.optim.Adam, clip=0.2, lr=0.02),
    ],
}
path = pathlib.Path(__file__).with_name("training.json")
path.write_text(json.dumps(result) + "\n")
