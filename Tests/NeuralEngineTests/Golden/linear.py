"""Golden values of principal components from numpy's SVD: `python linear.py` writes linear.json.

Each case: a buffer, where its samples start, their shape, and what numpy finds in float64.
"""

import json
import pathlib

import numpy as np

generator = np.random.default_rng(7)


def case(name, buffer, offsets, steps, channels, latent):
    buffer = buffer.astype(np.float32)
    size = steps * channels
    samples = np.stack([buffer[o : o + size] for o in offsets]).astype(np.float64)
    mean = samples.mean(0)
    _, singular, rows = np.linalg.svd(samples - mean, full_matrices=False)
    variances = np.zeros(size)
    variances[: len(singular)] = singular**2 / (len(samples) - 1)
    rows = rows[:latent]
    for row in rows:
        if row[np.argmax(np.abs(row))] < 0:
            row *= -1
    probes = [0, len(offsets) // 2, len(offsets) - 1]
    latents = (samples[probes] - mean) @ rows.T
    return {
        "name": name,
        "buffer": [float(x) for x in buffer],
        "offsets": [int(o) for o in offsets],
        "time_steps": steps,
        "channels": channels,
        "latent": latent,
        "mean": mean.tolist(),
        "eigenvalues": variances[:latent].tolist(),
        "noise_variance": float(variances[latent:].mean()),
        "projector_diagonal": (rows**2).sum(0).tolist(),
        "first_component": rows[0].tolist(),
        "probes": probes,
        "latents": latents.tolist(),
        "reconstructions": (mean + latents @ rows).tolist(),
    }


def wave(rows, channels, level=0.0):
    t = np.arange(rows)
    columns = [
        level * (c + 1)
        + np.sin(2 * np.pi * t / (17 + 5 * c) + c)
        + 0.5 * np.sin(2 * np.pi * t / 41)
        + 0.1 * (c + 1) * generator.standard_normal(rows)
        for c in range(channels)
    ]
    return np.stack(columns, 1).reshape(-1)


shuffled = generator.permutation(np.arange(0, 120))[:90] * 2
cases = [
    case("windows of step 1", wave(300, 1), np.arange(280), 20, 1, 5),
    case("three channels, step 2", wave(160, 3, 4.0), np.arange(0, 148, 2) * 3, 12, 3, 4),
    case("no overlap", generator.standard_normal(40 * 6), np.arange(40) * 6, 6, 1, 2),
    case("two runs and strays", wave(260, 1), [*range(0, 60), *range(90, 200), 225, 231], 16, 1, 3),
    case("shuffled, misaligned", wave(140, 2, -2.0), shuffled + 1, 9, 2, 3),
    case("fewer samples than numbers", wave(70, 1), np.arange(18) * 2, 30, 1, 4),
    case("large enough to iterate", wave(420, 1), np.arange(220), 200, 1, 3),
]
path = pathlib.Path(__file__).with_name("linear.json")
path.write_text(json.dumps({"cases": cases}) + "\n")
