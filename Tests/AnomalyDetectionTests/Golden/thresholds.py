"""Makes thresholds.json: threshold rules and generalised Pareto fits by numpy and scipy."""

import json
import pathlib

import numpy as np
from scipy import stats

generator = np.random.default_rng(7)
scores = np.round(generator.gamma(2.0, 0.5, 400), 6).astype(np.float32)
as_double = scores.astype(np.float64)
quartiles = np.quantile(as_double, [0.25, 0.75])
median = np.median(as_double)
rules = {
    "percentile:99": np.quantile(as_double, 0.99),
    "percentile:50": median,
    "contamination:0.03": np.quantile(as_double, 0.97),
    "iqr:1.5": quartiles[1] + 1.5 * (quartiles[1] - quartiles[0]),
    "sigma:2": as_double.mean() + 2 * as_double.std(),
    "mad:4": median + 4 * 1.4826 * np.median(np.abs(as_double - median)),
    # The smallest of the scores whose conformal p-value is still above the level.
    "conformal:0.05": max(
        s for s in as_double if (1 + np.sum(as_double >= s)) / (len(as_double) + 1) > 0.05
    ),
}
fits = []
for shape, scale, count, seed in [(0.2, 1.0, 300, 1), (-0.2, 2.0, 300, 2), (0.0, 0.5, 200, 3),
                                  (0.6, 1.0, 500, 4)]:
    excesses = np.round(
        stats.genpareto.rvs(shape, scale=scale, size=count, random_state=seed), 9)
    fitted_shape, _, fitted_scale = stats.genpareto.fit(excesses, floc=0)
    fits.append({
        "excesses": excesses.tolist(),
        "shape": fitted_shape,
        "scale": fitted_scale,
        "likelihood": float(np.sum(stats.genpareto.logpdf(excesses, fitted_shape,
                                                          scale=fitted_scale))),
    })
path = pathlib.Path(__file__).with_name("thresholds.json")
path.write_text(json.dumps(
    {"scores": [float(s) for s in scores], "rules": rules, "fits": fits}) + "\n")
