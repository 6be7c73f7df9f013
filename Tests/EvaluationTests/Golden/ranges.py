"""Range and affiliation metrics for the tests of Evaluation.

    git clone https://github.com/ahstat/affiliation-metrics-py
    PYTHONPATH=affiliation-metrics-py python3 ranges.py > ranges.json

Made with prts 1.0.0.3, affiliation-metrics-py at 8d84498 and numpy 1.26.4.
"""

import itertools
import json

import numpy
import prts
from affiliation.generics import convert_vector_to_events
from affiliation.metrics import pr_from_events

random = numpy.random.default_rng(5)


def flags(rows, starts, lengths):
    made = numpy.zeros(rows, dtype=int)
    for start, length in zip(starts, lengths):
        made[start : start + length] = 1
    return made


def drawn(picture):
    return numpy.array([1 if one == "X" else 0 for one in picture])


pairs = [
    ("XXXX......", "..XX......"),
    (".XXXXXX...XXX...", ".X.X.X....XXX.X."),
    ("X..........X", ".X........X."),
    ("....XXXX......", ".XXXXXXXXXXXXX"),
]
cases = [(drawn(real), drawn(predicted)) for real, predicted in pairs]
for _ in range(12):
    rows = int(random.integers(30, 200))
    cases.append((
        flags(rows, random.integers(0, rows, 4), random.integers(1, 15, 4)),
        flags(rows, random.integers(0, rows, 6), random.integers(1, 10, 6)),
    ))

output = []
for real, predicted in cases:
    ranges = []
    for bias, cardinality, alpha in itertools.product(
        ["flat", "front", "middle", "back"], ["one", "reciprocal"], [0.0, 0.2]
    ):
        shape = dict(bias=bias, cardinality=cardinality)
        ranges.append(dict(
            bias=bias, cardinality=cardinality, alpha=alpha,
            recall=float(prts.ts_recall(real, predicted, alpha=alpha, **shape)),
            precision=float(prts.ts_precision(real, predicted, alpha=0.0, **shape))))
    affiliation = pr_from_events(
        convert_vector_to_events(predicted), convert_vector_to_events(real), (0, len(real)))
    none = lambda value: None if value != value else float(value)
    output.append(dict(
        real="".join("X" if one else "." for one in real),
        predicted="".join("X" if one else "." for one in predicted),
        ranges=ranges,
        affiliation_precision=none(affiliation["precision"]),
        affiliation_recall=float(affiliation["recall"]),
        precisions=[none(one) for one in affiliation["individual_precision_probabilities"]],
        recalls=[float(one) for one in affiliation["individual_recall_probabilities"]]))
print(json.dumps(output))
