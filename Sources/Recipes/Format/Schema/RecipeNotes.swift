/// What each key of a recipe is for, in a line: what editors show beside it.
enum RecipeNotes {
  /// The note of a key, by its path without positions in lists.
  static func note(_ path: String) -> String? {
    var rest = path[...]
    while true {
      if let note = notes[String(rest)] { return note }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
  }

  /// By path, or by the end of a path where several sections share one.
  static let notes: [String: String] = [
    "name": "What the study is called; the file's name by default.",
    "description": "What the study is for, in a sentence or two.",
    "seed": "Where all randomness comes from: the same seed gives the same results, to the byte.",

    "data": "Where the numbers come from: one of path, channels, table or synthetic.",
    "data.path":
      "The file: csv, NDJSON, line protocol, NPY or UCR. Relative to --data, if that is given.",
    "data.format": "The file's format; by default found from its name and content.",
    "data.timestamp_column":
      "The column of timestamps, by name or position from \"1\"; none counts rows.",
    "data.label_column": "The column that says which rows are anomalous.",
    "data.series_column": "The column that says which series a row belongs to.",
    "data.columns":
      "The columns to read, by name or position from \"1\"; all numeric ones by default.",
    "data.has_header": "Whether the first line names the columns; found by itself by default.",
    "data.delimiter":
      "What stands between fields: comma, semicolon, tab, bar, space or a character.",
    "data.month_first": "Whether 1/2/2024 is January; asked for only where no row decides it.",
    "data.first_number_is_header":
      "Whether the first number of a file is left out, as readers of csv do.",
    "data.labels": "Which rows are anomalous, where the data itself does not say it.",
    "data.labels.file": "A file of labels: NAB's JSON of windows, or a 0 or 1 a row.",
    "data.labels.ranges": "Pairs of row numbers from 0: the first row, and the row after the last.",
    "data.channels": "A folder in which every channel has one file or several.",
    "data.channels.folder": "The folder.",
    "data.channels.of": "The channels, in the order of the table's columns.",
    "data.channels.of.name": "What the channel is called.",
    "data.channels.of.files": "The names of its files, where * stands for anything: \"*cpu*\".",
    "data.channels.combine":
      "How several files become one channel: end to end (join), or as their mean.",
    "data.channels.initial_value":
      "What a channel is before its first value; left out, it is that value.",
    "data.channels.aggregate":
      "Write the aligned table under this name into the folder of results.",
    "data.table": "Many series of one shape, the rows of all of them as samples.",
    "data.table.folder": "The folder of the files.",
    "data.table.files": "The names of the files, where * stands for anything.",
    "data.table.stand_in": "What is made up where the folder is not there.",
    "data.synthetic": "Telemetry made up, with anomalies planted in it.",
    "data.synthetic.row_count": "Rows.",
    "data.synthetic.channel_count": "Channels.",
    "data.synthetic.interval_nanoseconds": "From one row to the next.",
    "data.synthetic.start_nanoseconds": "When the first row is, since 1970.",
    "data.synthetic.seed": "Where its randomness comes from.",
    "data.synthetic.daily_strength": "The size of the daily rhythm, 0 to 1.",
    "data.synthetic.weekly_strength": "The size of the weekly rhythm, 0 to 1.",
    "data.synthetic.trend": "Growth from the first row to the last, as a share of the level.",
    "data.synthetic.noise": "The size of the noise; 1 is usual.",
    "data.synthetic.noise_memory": "How much of the noise goes on in the next row, 0 to 0.999.",
    "data.synthetic.anomaly_kinds": "The kinds of anomalies planted.",
    "data.synthetic.anomaly_count": "How many anomalies are planted.",
    "data.synthetic.anomaly_strength": "The size of the anomalies; 1 is usual.",
    "data.synthetic.clean_fraction": "The share of the rows, from the start, without anomalies.",

    "alignment": "How several series become one table over common timestamps.",
    "alignment.axis": "Which timestamps the table has: those of any series, or those of all.",
    "alignment.duplicates": "What stands for several values at one timestamp.",
    "filling": "What stands in for missing values: none, forward, linear, or a section.",
    "filling.kind": "none leaves them; forward takes the last value; linear draws a line.",
    "filling.limit": "The most rows in a row that are filled.",
    "features": "Channels made from others, in order.",
    "features.kind": "What is made.",
    "features.channel": "From which channel.",
    "features.clip_percentile": "Cut the logarithm at this percentile of the training rows.",

    "scaling": "How channels are scaled.",
    "scaling.rule": "What centre and scale are: a word, or a section for min_max to other ends.",
    "scaling.rule.kind": "What centre and scale are.",
    "scaling.rule.low": "What the least value becomes.",
    "scaling.rule.high": "What the greatest value becomes.",
    "scaling.fit_on": "The rows they are found from: all is a leak that some studies have.",
    "scaling.exclude": "Channels left as they are.",
    "scaling.exclude_binary": "Leave channels alone that are only ever 0 or 1.",
    "scaling.clip": "Cut scaled values to ± this.",

    "method":
      "Without windows: fitted once, or online, learning as rows come; by default whichever suits the data.",
    "windows":
      "What the model sees at once, and what a verdict is about. Without it, Martlet's own detector judges rows.",
    "windows.length": "Rows in a window.",
    "windows.stride": "Rows from one window's start to the next one's.",
    "windows.omit_last":
      "Leave out the window that ends at the last row, as range(n - length) does.",
    "windows.flatten": "Give a window to the model as one sequence of one channel.",
    "windows.context": "More rows around the window that the model sees.",
    "windows.context.length": "Rows from the context's first to its last.",
    "windows.context.spacing": "Rows from one that the model sees to the next.",
    "windows.context.position": "Where the window lies in its context.",

    "split": "What is learned from and what tested on.",
    "split.unit": "Whether rows or windows are split.",
    "split.order": "In time order, or at random.",
    "split.test": "The share of the test, above 0 and below 1.",
    "split.validation": "The share set apart for validation.",
    "split.validation_of": "What that is a share of: everything, or what the test leaves.",
    "split.learn_rows": "Learn from no window that sees a row after this many from the start.",
    "split.anomalous": "Where labelled anomalies go: wherever they fall, to the test, or nowhere.",

    "augmentation": "What is added to the training windows.",
    "jitter": "Noisy copies of a share of the training windows.",
    "jitter.share": "Copies as a share of the windows.",
    "jitter.deviation": "The standard deviation of the noise, in scaled units.",

    "model": "The model: a kind, sized from the data, or one of the kinds with its sizes.",
    "model.linear": "Principal components of the windows: the baseline.",
    "model.linear.latent_size": "How many components.",
    "model.dense": "Fully connected layers over the flattened window.",
    "model.lstm": "LSTM layers that read the window, and others that write it.",
    "model.conv1d": "Convolutions along time.",
    "model.mixed": "The mean of what a linear autoencoder and a network reconstruct.",
    "model.mixed.latent_size": "How many components the linear one has.",
    "model.mixed.network": "The network: dense, lstm or conv1d.",
    "model.mixed.network.dense": "Fully connected layers over the flattened window.",
    "model.mixed.network.lstm": "LSTM layers that read the window, and others that write it.",
    "model.mixed.network.conv1d": "Convolutions along time.",
    "encoder_sizes": "The sizes of the layers down to the latent.",
    "decoder_sizes": "The sizes of the layers back up; the encoder's turned around by default.",
    "bottleneck_size": "The size of a linear layer between encoder and decoder.",
    "hidden_activation": "Between layers: identity, relu, leaky_relu, tanh or sigmoid.",
    "latent_activation": "Of the latent; that of the hidden layers by default.",
    "output_activation": "Of the output.",
    "lstm.activation": "Of cell and output: tanh, or relu.",
    "output_head": "What makes the output: a dense layer a step, or the last hidden state itself.",
    "dropout": "The share of numbers dropped while training, 0 to below 1.",
    "conv1d.encoder": "The layers down to the latent.",
    "conv1d.decoder": "The layers back up.",
    "filters": "Channels put out.",
    "kernel_size": "Steps of time seen at once.",
    "stride": "Steps from one output to the next.",
    "padding": "Zeros added at both ends.",
    "transposed": "Whether it is a transposed convolution, which makes a window longer.",
    "output_padding": "Steps added to the output's end.",

    "training": "How the model is trained.",
    "training.epochs": "Passes over the training windows.",
    "training.batch_size": "Windows a step.",
    "training.learning_rate": "Adam's learning rate.",
    "training.loss": "What is made small.",
    "training.loss.kind": "The mean of squares, of absolute values, their sum, or Huber's loss.",
    "training.loss.delta": "Where Huber's loss goes from square to straight.",
    "training.weight_decay": "Whether large weights cost.",
    "training.weight_decay.kind":
      "l2 adds to the gradient, as Adam in PyTorch; decoupled is AdamW.",
    "training.weight_decay.rate": "How much.",
    "training.gradient_clip_norm": "The greatest norm of the gradient; longer ones are shortened.",
    "training.schedule": "How the learning rate changes.",
    "training.schedule.kind": "Not at all, or less when the validation loss stops falling.",
    "training.schedule.factor": "What the learning rate is multiplied by.",
    "training.schedule.patience": "Epochs without improvement before that.",
    "training.schedule.minimum_learning_rate": "It does not fall below this.",
    "training.schedule.threshold": "The relative improvement that counts.",
    "training.early_stopping": "Stop when the validation loss no longer falls, and keep the best.",
    "training.early_stopping.patience": "Epochs without improvement before that.",
    "training.early_stopping.minimum_improvement": "The improvement that counts.",
    "training.validation": "Windows set apart, where there is no split that says it.",
    "training.validation.kind": "The last ones, or some drawn at random.",
    "training.validation.fraction": "The share of the windows.",
    "training.shuffle": "Take the windows in another order each epoch.",
    "training.adam": "Adam's other numbers.",
    "training.adam.beta1": "The memory of the gradient's mean.",
    "training.adam.beta2": "The memory of the gradient's square.",
    "training.adam.epsilon": "What keeps the division from 0.",

    "score": "How a reconstruction becomes a score.",
    "score.measure": "What is measured of the difference, or of the latent.",
    "score.sides": "Whether errors below the usual count as well.",
    "score.smoothing": "Neighbours over which the score is averaged.",
    "threshold": "Where the line is drawn: a rule such as percentile:95, or a section.",
    "threshold.rule":
      "auto:K, percentile:P, iqr:K, sigma:K, mad:K, fixed:SCORE, contamination:SHARE, pot:RISK, conformal:SIGNIFICANCE or budget:COUNT/PERIOD.",
    "threshold.from": "Whose scores the rule reads.",

    "ensemble": "Without windows: several models that judge rows together.",
    "ensemble.rule":
      "How their scores become one: mean, max, or votes:COUNT, where so many have to flag a row.",
    "ensemble.members":
      "Two or more; what a member leaves out of model, training, score, threshold and seed is the recipe's.",

    "abnormal": "Abnormal windows made from normal ones, to test on where no labels exist.",
    "abnormal.kinds": "How windows are changed.",
    "abnormal.kinds_per_window": "The most changes to one window.",
    "abnormal.share": "Abnormal windows as a share of the test's normal ones.",

    "outputs": "What is left in the folder of results, beside metrics, model and resolved recipe.",
    "outputs.report": "The report, report.html.",
    "outputs.pictures": "The report's pictures, each as an .svg file.",
    "outputs.scores": "Every row or window with its score, scores.csv.",
    "outputs.arrays": "Errors and scaler as .npy arrays.",
    "outputs.windows": "The scaled windows and the test's labels as .npy arrays.",
  ]
}
