"""Runs the recipes of the five reference systems and writes docs/reference-systems.md from the runs.

    make reference-systems

Every recipe runs by `martlet run`; what the page says of Martlet is read from its metrics.json and
timing.json. Beside the time of a training stands that of PyTorch for the same architecture, batch
size and number of epochs on the same cores: some of its steps are timed, and scaled up to all. Without
PyTorch that column is left empty.
"""

import argparse
import json
import os
import pathlib
import subprocess
import time

from published import SYSTEMS

ROOT = pathlib.Path(__file__).resolve().parents[2]


def martlet(program, *words):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"martlet {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def torch_network(torch, model, steps, channels):
    """The architecture of a recipe in PyTorch, for input [batch, time, channel]."""
    nn = torch.nn
    acts = {"relu": nn.ReLU, "tanh": nn.Tanh, "leaky_relu": nn.LeakyReLU, "identity": nn.Identity,
            "sigmoid": nn.Sigmoid}

    class Dense(nn.Module):
        def __init__(self, m):
            super().__init__()
            sizes = [steps * channels, *m["encoder_sizes"], *m["decoder_sizes"], steps * channels]
            layers = []
            for index, (a, b) in enumerate(zip(sizes, sizes[1:])):
                layers.append(nn.Linear(a, b))
                if index < len(sizes) - 2:
                    layers.append(acts[m["hidden_activation"]]())
                    if m["dropout"]:
                        layers.append(nn.Dropout(m["dropout"]))
            layers.append(acts[m["output_activation"]]())
            self.net = nn.Sequential(*layers)

        def forward(self, x):
            return self.net(x.flatten(1)).view_as(x)

    class Recurrent(nn.Module):
        def __init__(self, m):
            super().__init__()
            def stack(width, sizes):
                layers = nn.ModuleList()
                for size in sizes:
                    layers.append(nn.LSTM(width, size, batch_first=True))
                    width = size
                return layers, width
            self.encoder, width = stack(channels, m["encoder_sizes"])
            narrow = m.get("bottleneck_size")
            self.narrow = nn.Linear(width, narrow) if narrow else nn.Identity()
            self.decoder, width = stack(narrow or width, m["decoder_sizes"])
            has_head = m["output_head"] == "dense"
            self.head = nn.Linear(width, channels) if has_head else nn.Identity()
            self.dropout = nn.Dropout(m["dropout"])

        def forward(self, x):
            y = x
            for layer in self.encoder:
                y, (h, _) = layer(y)
            y = self.dropout(self.narrow(h[-1])).unsqueeze(1).repeat(1, x.shape[1], 1)
            for layer in self.decoder:
                y, _ = layer(y)
            return self.head(y)

    class Convolutional(nn.Module):
        def __init__(self, m):
            super().__init__()
            layers = []
            width = channels
            everything = m["encoder"] + m["decoder"]
            for index, layer in enumerate(everything):
                words = dict(stride=layer["stride"], padding=layer["padding"])
                kind = nn.Conv1d
                if layer["transposed"]:
                    kind = nn.ConvTranspose1d
                    words["output_padding"] = layer["output_padding"]
                layers.append(kind(width, layer["filters"], layer["kernel_size"], **words))
                width = layer["filters"]
                if index + 1 < len(everything):
                    layers.append(acts[m["hidden_activation"]]())
            self.net = nn.Sequential(*layers)

        def forward(self, x):
            return self.net(x.transpose(1, 2)).transpose(1, 2)

    (kind, sizes), = model.items()
    return {"dense": Dense, "lstm": Recurrent, "conv1d": Convolutional}[kind](sizes)


def torch_seconds(recipe, metrics, budget):
    """Seconds that PyTorch needs for as many epochs, from some of its steps; None without it."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(0)
    shape = metrics["model"]["layers"][-1]["output_shape"]
    windows = recipe["windows"]
    channels = shape[-1] if len(shape) > 1 else None
    steps = (windows["context"]["length"] - 1) // windows["context"]["spacing"] + 1 \
        if windows.get("context") else windows["length"]
    size = 1
    for number in shape:
        size *= number
    if windows["flatten"]:
        steps, channels = size, 1
    else:
        channels = size // steps
    training = recipe["training"]
    network = torch_network(torch, recipe["model"], steps, channels)
    loss = torch.nn.L1Loss(reduction="sum") if "l1" in str(training["loss"]) \
        else torch.nn.MSELoss()
    decay = training["weight_decay"].get("rate", 0) if isinstance(
        training["weight_decay"], dict) else 0
    optimizer = torch.optim.Adam(network.parameters(), lr=training["learning_rate"],
                                 weight_decay=decay)
    batch = training["batch_size"]
    samples = torch.randn(64 * batch, steps, channels)

    def step(index):
        rows = samples[(index % 64) * batch:(index % 64 + 1) * batch]
        optimizer.zero_grad()
        value = loss(network(rows), rows)
        value.backward()
        optimizer.step()
        return value.item()

    for index in range(5):
        step(index)
    count = 0
    start = time.perf_counter()
    while time.perf_counter() - start < budget:
        step(count)
        count += 1
    per_step = (time.perf_counter() - start) / count
    augmented = recipe["augmentation"].get("jitter") or {}
    trained = metrics["counts"]["train_windows"] * (1 + augmented.get("share", 0))
    return per_step * trained / batch * len(metrics["epochs"])


def number(value, digits=4):
    if value is None:
        return "–"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.{digits}g}" if abs(value) < 1e-2 else f"{value:.{digits}f}".rstrip("0").rstrip(".")


def look_up(metrics, path):
    value = metrics
    for key in path.split("."):
        if value is None:
            return None
        value = value[int(key)] if key.isdigit() else value[key]
    return value


def row(label, *cells):
    return "| " + " | ".join([label, *cells]) + " |"


def section(system, runs):
    lines = [f"## {system['title']}", "", system["text"], ""]
    for name in system["recipes"]:
        pair = [name] + ([name + "-improved"] if name + "-improved" in runs else [])
        if name not in runs:
            continue
        lines += [f"### {name}", ""]
        own = "ours, improved" if name.endswith("-improved") else "ours, same protocol"
        head = ["theirs", own] + (["ours, improved"] if len(pair) > 1 else [])
        lines += [row("", *head), row("---", *["---:"] * len(head))]
        published = system["published"].get(name, {})
        shown = dict(COMMON)
        shown.update({path: label for path, label in system.get("rows", {}).items()})
        for path, label in shown.items():
            ours = [look_up(runs[one]["metrics"], path) for one in pair]
            theirs = published.get(path)
            if theirs is None and all(value is None for value in ours):
                continue
            lines.append(row(label, number(theirs), *[number(value) for value in ours]))
        seconds = [number(runs[one]["timing"]["train_seconds"], 1) for one in pair]
        lines.append(row("training, seconds", "–", *seconds))
        if runs[name].get("torch"):
            torch = runs[name]["torch"]
            ours = runs[name]["timing"]["train_seconds"]
            lines.append(row("the same training in PyTorch, seconds", "–", number(torch, 1),
                             *[""] * (len(pair) - 1)))
            lines.append(row("PyTorch's time over ours", "–", f"{torch / ours:.1f}",
                             *[""] * (len(pair) - 1)))
        notes = system["notes"].get(name)
        lines += [""] + ([notes, ""] if notes else [])
    return lines


COMMON = {
    "counts.rows": "rows",
    "counts.train_windows": "training windows",
    "counts.test_windows": "test windows",
    "counts.anomalous_test_windows": "anomalous test windows",
    "reconstruction.train.mse": "training MSE",
    "reconstruction.validation.mse": "validation MSE",
    "reconstruction.test.mse": "test MSE",
    "reconstruction.test.mae": "test MAE",
    "reconstruction.test.rmse": "test RMSE",
    "reconstruction.test.r2": "test R²",
    "threshold.value": "threshold",
    "flagged_test_windows": "flagged",
    "pseudo_accuracy": "pseudo accuracy (share at or under the threshold, no labels)",
    "detection.accuracy": "accuracy",
    "detection.precision": "precision",
    "detection.recall": "recall",
    "detection.specificity": "specificity",
    "detection.f1": "F1",
    "detection.roc_auc": "ROC-AUC",
    "detection.pr_auc": "PR-AUC",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--martlet", default=str(ROOT / ".build/release/martlet"))
    parser.add_argument("--data", default=os.environ.get("MARTLET_DATA", str(ROOT / "../shared/data")))
    parser.add_argument("--results", default=str(ROOT / "results/reference"))
    parser.add_argument("--page", default=str(ROOT / "docs/reference-systems.md"))
    parser.add_argument("--torch-seconds", type=float, default=4, help="timing of PyTorch, a recipe")
    parser.add_argument("--only", default="", help="recipes whose names begin so")
    parser.add_argument("--reuse", action="store_true", help="take results that are there")
    words = parser.parse_args()
    runs = {}
    for path in sorted((ROOT / "recipes").glob("*.yaml")):
        name = path.stem
        heavy = name in ("multivariate-lstm-asd", "multivariate-lstm-smd")
        if heavy or not name.startswith(words.only):
            continue
        folder = pathlib.Path(words.results) / name
        try:
            if not (words.reuse and (folder / "metrics.json").exists()):
                print(name, flush=True)
                martlet(words.martlet, "run", str(path), "--data", words.data, "--out", str(folder))
            run = {key: json.loads((folder / f"{key}.json").read_text())
                   for key in ("metrics", "timing")}
            recipe = json.loads(martlet(words.martlet, "run", str(path), "--dry-run", "--json"))
            if not name.endswith("-improved"):
                run["torch"] = torch_seconds(recipe, run["metrics"], words.torch_seconds)
            runs[name] = run
        except (RuntimeError, OSError) as error:
            print(f"  left out: {error}", flush=True)
    lines = [
        "# The reference systems, theirs and ours", "",
        "Written by `make reference-systems` from the runs of the recipes in `recipes/`; nothing here",
        "is typed in but what the authors of the systems published. The same recipe on the same data",
        "gives the same figures on any machine, times aside.", "",
        f"Times: {os.cpu_count()} cores. PyTorch's is that of some of its steps, scaled to all.", "",
    ]
    for system in SYSTEMS:
        lines += section(system, runs)
    pathlib.Path(words.page).write_text("\n".join(lines).rstrip() + "\n")
    print(f"wrote {words.page}")


if __name__ == "__main__":
    main()
