"""Metrics of scikit-learn for the tests of Evaluation.

    python3 scikit_learn.py > scikit_learn.json

Made with scikit-learn 1.9.1 and numpy 2.4.6.
"""

import json
import warnings

import numpy
from sklearn import metrics

warnings.simplefilter("ignore")
random = numpy.random.default_rng(20)


def case(name, scores, labels, threshold):
    scores = numpy.asarray(scores, dtype=numpy.float64)
    labels = numpy.asarray(labels, dtype=int)
    flags = (scores >= threshold).astype(int)
    (tn, fp), (fn, tp) = metrics.confusion_matrix(labels, flags, labels=[0, 1])
    precision, recall, thresholds = metrics.precision_recall_curve(labels, scores)
    both = precision + recall
    f1 = numpy.where(both > 0, 2 * precision * recall / numpy.where(both > 0, both, 1), 0)
    zero = dict(zero_division=0)
    return {
        "name": name,
        "scores": scores.tolist(),
        "labels": labels.tolist(),
        "threshold": threshold,
        "true_positives": int(tp),
        "false_positives": int(fp),
        "true_negatives": int(tn),
        "false_negatives": int(fn),
        "accuracy": metrics.accuracy_score(labels, flags),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, flags),
        "precision": metrics.precision_score(labels, flags, **zero),
        "recall": metrics.recall_score(labels, flags, **zero),
        "specificity": metrics.recall_score(labels, flags, pos_label=0, **zero),
        "f1": metrics.f1_score(labels, flags, **zero),
        "f2": metrics.fbeta_score(labels, flags, beta=2, **zero),
        "matthews_correlation": metrics.matthews_corrcoef(labels, flags),
        "roc_auc": metrics.roc_auc_score(labels, scores),
        "average_precision": metrics.average_precision_score(labels, scores),
        "best_f1": float(f1.max()),
    }


rare = (random.random(400) < 0.05).astype(int)
half = (random.random(300) < 0.5).astype(int)
cases = [
    case("noise that knows nothing", random.standard_normal(300), half, 0.0),
    case("good scores of rare anomalies", random.standard_normal(400) + 2 * rare, rare, 1.5),
    case("many ties", numpy.round(random.standard_normal(400) + rare), rare, 1.0),
    case("two distinct scores", (random.random(300) < 0.3) * 1.0, half, 0.5),
    case("all scores equal", numpy.full(20, 0.25), half[:20], 0.5),
    case("inverted", -2.0 * half + random.standard_normal(300), half, 0.0),
    case("perfect", [0.1, 0.2, 0.9, 0.3, 0.8, 0.05], [0, 0, 1, 0, 1, 0], 0.5),
    case("one labelled row at the bottom", [5, 4, 3, 2, 1], [0, 0, 0, 0, 1], 3),
    case("nothing flagged", [1, 2, 3, 4], [0, 1, 0, 1], 9),
    case("everything flagged", [1, 2, 3, 4], [0, 1, 0, 1], 0),
]
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
