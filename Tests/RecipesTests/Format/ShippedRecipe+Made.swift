extension ShippedRecipe {
  /// Recipes that together have every key that there is.
  static let made: [ShippedRecipe] = {
    let texts = [file, words, channels, table, synthetic] + models.map(with(model:))
    return texts.enumerated().map { ShippedRecipe(name: "made \($0.offset)", text: $0.element) }
  }()

  private static let file = """
    name: web
    description: a file
    task: fit
    data:
      path: cpu.csv
      format: csv
      timestamp_column: time
      label_column: label
      series_column: host
      columns: [cpu]
      has_header: true
      delimiter: comma
      month_first: true
      decimal: point
      missing: [offline]
      labels: {ranges: [[10, 20]]}
      first_number_is_header: true
    alignment: {axis: intersection, duplicates: mean, filling: {kind: linear, limit: 3}}
    filling: {kind: forward, limit: 5}
    features: [{kind: log1p, channel: cpu, clip_percentile: 99.5}]
    scaling:
      rule: {kind: min_max, low: -1, high: 2}
      fit_on: all
      exclude: [disk]
      exclude_binary: true
      clip: 5
    windows:
      length: 10
      stride: 2
      omit_last: true
      flatten: true
      context: {length: 30, spacing: 3, position: centre}
    method: fitted
    causal: true
    learning: {window: auto, epochs: 3, rows: 200, share: 0.5}
    split:
      unit: windows
      order: random
      test: 0.5
      validation: 0.1
      validation_of: train
      anomalous: drop
      learn_rows: 100
    augmentation: {jitter: {share: 0.5, deviation: 0.1}}
    model: dense
    training: \(training)
    score: {measure: density, sides: both, smoothing: 3}
    threshold: {rule: "sigma:3", from: test}
    abnormal: {kinds: [jitter, "spike:2"], kinds_per_window: 1, share: 0.5}
    outputs:
      report: false
      scores: scores.csv
      model: false
      anomalies: true
      pictures: false
      arrays: false
      windows: true
    seed: 7
    """

  private static let words = """
    data: {path: cpu.csv, labels: {file: labels.json}}
    alignment: {filling: none}
    filling: linear
    scaling: {rule: robust}
    training: {loss: l1}
    threshold: auto:4
    """

  private static let channels = """
    data:
      channels:
        folder: aws
        of: [{name: CPU, files: "*cpu*"}]
        combine: mean
        initial_value: 0.5
        aggregate: table.csv
    """

  private static let table = """
    data: {table: {folder: yahoo, files: "real_*.csv", stand_in: yahoo_a1}}
    """

  private static let synthetic = """
    data:
      synthetic:
        row_count: 100
        channel_count: 2
        interval_nanoseconds: 1000
        start_nanoseconds: 5
        seed: 18446744073709551615
        daily_strength: 0.5
        weekly_strength: 0.5
        trend: 0.5
        noise: 0.5
        noise_memory: 0.5
        anomaly_kinds: [spike, dip]
        anomaly_count: 3
        anomaly_strength: 2
        clean_fraction: 0.25
    """

  private static let training = """
    {epochs: 3, batch_size: 8, learning_rate: 0.01, loss: {kind: huber, delta: 0.5}, \
    weight_decay: {kind: l2, rate: 0.1}, gradient_clip_norm: 1.5, \
    schedule: {kind: reduce_on_plateau, factor: 0.5, patience: 3, minimum_learning_rate: 0.001, \
    threshold: 0.01}, early_stopping: {patience: 2, minimum_improvement: 0.1}, \
    validation: {kind: last, fraction: 0.2}, shuffle: false, \
    adam: {beta1: 0.8, beta2: 0.9, epsilon: 0.001}, jitter: {share: 0.5, deviation: 0.1}}
    """

  private static let models: [String] = {
    let layer =
      "{filters: 4, kernel_size: 5, stride: 2, padding: 1, transposed: true, output_padding: 1}"
    let networks = [
      """
      {dense: {encoder_sizes: [8, 2], decoder_sizes: [4], hidden_activation: tanh, \
      latent_activation: relu, output_activation: sigmoid, dropout: 0.5}}
      """,
      """
      {lstm: {encoder_sizes: [8], bottleneck_size: 2, decoder_sizes: [4], activation: relu, \
      output_head: hidden_state, dropout: 0.5}}
      """,
      """
      {conv1d: {encoder: [\(layer)], bottleneck_size: 2, decoder: [\(layer)], \
      hidden_activation: tanh, output_activation: sigmoid, dropout: 0.5}}
      """,
    ]
    return ["{linear: {latent_size: 2}}", "{file: web.martlet}"] + networks
      + networks.map { "{mixed: {latent_size: 2, network: \($0)}}" }
  }()

  private static func with(model: String) -> String {
    """
    data: {path: cpu.csv}
    model: \(model)
    ensemble:
      rule: max
      members:
        - model: \(model)
          training: \(training)
          score: {measure: mse, sides: high, smoothing: 2}
          threshold: {rule: "sigma:3", from: train}
          seed: 3
        - {model: linear, threshold: "auto:4"}
    """
  }
}
