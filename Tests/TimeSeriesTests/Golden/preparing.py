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

# Three series at ticks of their own, one with repeats; outer and inner join, and 60-second bins.
def irregular(count, seed):
    own = np.random.default_rng(seed)
    at = np.sort(own.choice(100, count, replace=False))
    return pd.Series(np.round(own.normal(size=count), 4), index=at)


parts = [irregular(40, 1), irregular(60, 2), irregular(50, 3)]
repeats = pd.concat([parts[2], pd.Series([7.0, -7.0, 8.0], index=parts[2].index[[3, 3, 20]])])
parts[2] = repeats.sort_index(kind="stable")
unique = [p.groupby(level=0).last() for p in parts]
union = pd.concat(unique, axis=1, join="outer").sort_index().ffill().bfill()
common = pd.concat(unique, axis=1, join="inner").sort_index()
clock = parts[1].set_axis(pd.to_datetime(parts[1].index.to_numpy() * 7 - 130, unit="s"))
bins = clock.resample("60s")
alignment = {
    "parts": [{"ticks": p.index.tolist(), "values": p.tolist()} for p in parts],
    "union": {"ticks": union.index.tolist(), "values": plain(union)},
    "intersection": {"ticks": common.index.tolist(), "values": plain(common)},
    "bin_ticks": (bins.mean().index.as_unit("s").asi8).tolist(),
    "bins": {
        "mean": plain(bins.mean()),
        "median": plain(bins.median()),
        "min": plain(bins.min()),
        "max": plain(bins.max()),
        "sum": plain(bins.sum(min_count=1)),
        "first": plain(bins.first()),
        "last": plain(bins.last()),
        "count": plain(bins.count()),
    },
}

# Features of 20 rows, 7 hours apart, in a zone two hours east; limits of the first 12 rows.
times = pd.date_range("2024-02-28 23:30", periods=20, freq="7h", tz="UTC")
local = times.tz_convert("Etc/GMT-2")
raw = np.where(np.arange(20) % 3 == 0, 0, np.round(random.exponential(1000, 20), 2))
raw[4] = -raw[4]
logs = np.sign(raw) * np.log1p(np.abs(raw))
limit = np.percentile(np.abs(logs[:12]), 90)
hour = 2 * np.pi * (local.hour * 60 + local.minute) / 1440
weekday = 2 * np.pi * local.day_of_week / 7
features = {
    "values": plain(raw),
    "ticks": times.as_unit("ns").asi8.tolist(),
    "x_log": plain(np.clip(logs, -limit, limit)),
    "x_diff": plain(np.diff(raw, prepend=raw[0])),
    "x_bin": plain(raw != 0),
    "hour_sin": plain(np.sin(hour)),
    "hour_cos": plain(np.cos(hour)),
    "weekday_sin": plain(np.sin(weekday)),
    "weekday_cos": plain(np.cos(weekday)),
}

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
            "alignment": alignment,
            "features": features,
            "autocorrelation": {"sequence": plain(sequence), "values": plain(autocorrelation)},
        },
        indent=1,
    )
)
