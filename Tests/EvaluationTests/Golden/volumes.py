"""Volumes under surfaces of TSB-AD's evaluation code for the tests of Evaluation.

    git clone https://github.com/TheDatumOrg/TSB-AD && PYTHONPATH=TSB-AD python3 volumes.py > volumes.json

Made with TSB-AD at 8763009, scipy 1.17.1 and numpy 1.26.4.
"""

import json

import numpy
from scipy.signal import argrelextrema
from TSB_AD.evaluation.basic_metrics import generate_curve

random = numpy.random.default_rng(11)


def labels_of(rows, events):
    labels = numpy.zeros(rows, dtype=int)
    for start, end in events:
        labels[start:end] = 1
    return labels


def case(name, scores, labels, window, thresholds=250):
    *_, roc, precision_recall = generate_curve(labels, scores, window, "opt", thresholds)
    return dict(
        name=name, scores=scores.tolist(), labels="".join("X" if one else "." for one in labels),
        window=window, thresholds=thresholds, roc=float(roc),
        precision_recall=float(precision_recall))


def dominant_lag(values):
    """`find_length_rank(values, 1)`, whose `statsmodels.tsa.stattools.acf` is written out."""
    values = values[:20000]
    centred = values - values.mean()
    variance = (centred**2).sum()
    lags = range(min(400, len(values) - 1) + 1)
    correlation = numpy.array(
        [(centred[: len(values) - lag] * centred[lag:]).sum() / variance for lag in lags])[3:]
    peaks = argrelextrema(correlation, numpy.greater)[0]
    if len(peaks) == 0:
        return 125
    best = peaks[numpy.argsort([correlation[peak] for peak in peaks])[::-1][0]]
    return 125 if best < 3 or best > 300 else int(best + 3)


def noisy(rows, events, strength, decimals=4):
    labels = labels_of(rows, events)
    return numpy.round(random.standard_normal(rows) + strength * labels, decimals), labels


cases = [
    case("one event", *noisy(400, [(150, 180)], 2), 40),
    case("fewer rows than thresholds", *noisy(120, [(50, 55)], 1), 16),
    case("events that meet when widened", *noisy(500, [(100, 110), (118, 121), (300, 340)], 1.5), 30),
    case("events one row apart", *noisy(300, [(100, 110), (111, 112), (113, 120)], 1.5), 12),
    case("events at both ends", *noisy(350, [(0, 5), (340, 350)], 2), 25),
    case("ties", *noisy(400, [(60, 90), (200, 201)], 1, 0), 20),
    case("constant scores", numpy.zeros(200), labels_of(200, [(50, 60)]), 10),
    case("no window", *noisy(300, [(100, 120)], 2), 0),
    case("few thresholds", *noisy(600, [(100, 120), (400, 500)], 1), 21, 20),
    case("scores behind the event", numpy.roll(noisy(400, [(150, 160)], 5)[0], 8),
         labels_of(400, [(150, 160)]), 30),
]
time = numpy.arange(900)
series = [
    ("daily", numpy.sin(2 * numpy.pi * time / 48) + 0.3 * random.standard_normal(900)),
    ("two rhythms", numpy.sin(2 * numpy.pi * time / 24) + 2 * numpy.sin(2 * numpy.pi * time / 168)),
    ("noise", random.standard_normal(900)),
    ("trend", time / 900.0),
    ("longer than all lags", numpy.sin(2 * numpy.pi * time / 350)),
    ("short", random.standard_normal(30)),
]
windows = [
    dict(name=name, values=numpy.round(values, 5).tolist(),
         window=dominant_lag(numpy.round(values, 5)))
    for name, values in series
]
print(json.dumps(dict(cases=cases, windows=windows)))
