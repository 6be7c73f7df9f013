"""Golden values of scaling, filling, quantiles and autocorrelation from scikit-learn, pandas and NumPy.

    python preparing.py > preparing.json
"""

import json
import math

import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

random = np.random.default_rng(20)


def plain(array):
    """Lists with null for missing."""
    return [None if math.isnan(x) else x for x in np.asarray(array, dtype=float).ravel().tolist()]


# 40 rows of 4 channels: normal, large counters, sparse, constant; some missing. Rows 0..<30 train.
values = np.column_stack(
    [
        random.normal(3, 2, 40),
        np.round(random.uniform(1e9, 5e9, 40)),
        np.where(random.uniform(size=40) < 0.8, 0, np.round(random.exponential(100, 40), 3)),
        np.full(40, 7.5),
    ]
)
values[random.uniform(size=values.shape) < 0.1] = np.nan
train = values[:30]

scalers = {}
for name, scaler in [
    ("standard", StandardScaler()),
    ("min_max", MinMaxScaler((-1, 2))),
    ("robust", RobustScaler()),
]:
    scalers[name] = plain(scaler.fit(train).transform(values))
median = np.nanmedian(train, axis=0)
low, high = np.nanpercentile(train, [5, 95], axis=0)
half = np.where(high > low, (high - low) / 2, 1)
scalers["wide_robust"] = plain((values - median) / half)

# Runs of missing values in the middle, at both ends, and a channel that comes late.
holes = random.normal(size=(30, 2))
holes[0:4, 0] = holes[9:10, 0] = holes[14:20, 0] = holes[27:30, 0] = np.nan
holes[0:1, 1] = holes[5:12, 1] = np.nan
ticks = np.cumsum(random.integers(1, 9, 30))
frame = pd.DataFrame(holes, index=ticks)
filled = {
    "forward": plain(frame.ffill().bfill()),
    "forward_2": plain(frame.ffill(limit=2).fillna(frame.bfill(limit=2).where(frame.ffill().isna()))),
    "linear": plain(frame.interpolate("index").bfill()),
    "linear_3": plain(
        frame.interpolate("index", limit=3, limit_direction="forward").fillna(
            frame.bfill(limit=3).where(frame.ffill().isna())
        )
    ),
}

sample = random.normal(size=17)
fractions = [0, 0.01, 0.05, 0.25, 0.333, 0.5, 0.75, 0.9, 0.95, 1]

sequence = np.cumsum(random.normal(size=50)) + 100
deviations = sequence - sequence.mean()
variance = np.mean(deviations**2)
autocorrelation = [np.mean(deviations[: 50 - k] * deviations[k:]) / variance for k in range(31)]

print(
    json.dumps(
        {
            "scaling": {"values": plain(values), "training_rows": 30, "scaled": scalers},
            "filling": {"values": plain(holes), "ticks": ticks.tolist(), "filled": filled},
            "quantiles": {
                "sample": plain(sample),
                "fractions": fractions,
                "quantiles": plain(np.quantile(sample, fractions)),
            },
            "autocorrelation": {"sequence": plain(sequence), "values": plain(autocorrelation)},
        },
        indent=1,
    )
)
