"""NAB scores of the benchmark's own scorer for the tests of Evaluation.

    git clone https://github.com/numenta/NAB && PYTHONPATH=NAB python3 numenta_nab.py > numenta_nab.json

Made with numenta/NAB at ea702d7 (v1.1): `nab.sweeper.Sweeper` on made-up series.
"""

import json

import numpy
from nab.sweeper import Sweeper

PROFILES = {
    "standard": dict(tpWeight=1.0, fnWeight=1.0, fpWeight=0.11),
    "reward_low_FP_rate": dict(tpWeight=1.0, fnWeight=1.0, fpWeight=0.22),
    "reward_low_FN_rate": dict(tpWeight=1.0, fnWeight=2.0, fpWeight=0.11),
}
random = numpy.random.default_rng(7)


def series(rows, windows, decimals):
    scores = random.random(rows) ** 3
    for start, end in windows:
        at = random.integers(start, end + 1)
        scores[at] = min(1.0, scores[at] + random.random())
    return dict(scores=numpy.round(scores, decimals).tolist(), windows=windows)


corpus = [
    series(400, [[120, 159], [300, 339]], 3),
    series(250, [[30, 54], [60, 84]], 2),  # The first window reaches into the probation.
    series(333, [], 3),
    series(200, [[5, 20], [190, 199]], 2),  # The first window lies in the probation.
]
profiles = []
for name, weights in PROFILES.items():
    sweeper = Sweeper(probationPercent=0.15, costMatrix=weights)
    points = []
    for index, one in enumerate(corpus):
        limits = [tuple(window) for window in one["windows"]]
        points += sweeper.calcSweepScore(
            range(len(one["scores"])), one["scores"], limits, str(index))
    table = sweeper.calcScoreByThreshold(points)
    best = sorted(table, key=lambda row: row.score, reverse=True)[0]
    profiles.append(dict(
        name=name,
        best_threshold=best.threshold,
        best_score=best.score,
        thresholds=[row.threshold for row in table[1::40]],
        scores=[row.score for row in table[1::40]],
        false_positives=[row.fp for row in table[1::40]],
    ))
print(json.dumps(dict(corpus=corpus, profiles=profiles)))
