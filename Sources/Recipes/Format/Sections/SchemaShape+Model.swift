internal import AnomalyDetection
internal import NeuralEngine

extension SchemaShape {
  static let model = either([
    .words(ModelConfiguration.Kind.self),
    .section(
      [
        .alternative("linear", .linear, "Principal components of the windows: the baseline."),
        .alternative(
          "mixed", .mixed, "The mean of what a linear autoencoder and a network reconstruct."),
        .alternative("file", .text, "The path of a model file, applied as it is."),
      ] + networks),
  ])

  private static let linear = section(
    .required("latent_size", .integer, "How many components."))

  private static let mixed = section(
    .required("latent_size", .integer, "How many components the linear one has."),
    .required("network", .section(networks), "The network: dense, lstm or conv1d."))

  private static let networks: [SchemaKey] = [
    .alternative("dense", .dense, "Fully connected layers over the flattened window."),
    .alternative("lstm", .lstm, "LSTM layers that read the window, and others that write it."),
    .alternative("conv1d", .conv1D, "Convolutions along time."),
  ]

  private static let dense = section(
    defaults: DenseArchitecture(encoderSizes: []),
    encoderSizes,
    decoderSizes,
    hiddenActivation,
    .optional("latent_activation", .text, "Of the latent; that of the hidden layers by default."),
    outputActivation,
    dropout)

  private static let lstm = section(
    defaults: LSTMArchitecture(encoderSizes: []),
    encoderSizes,
    bottleneckSize,
    decoderSizes,
    .optional("activation", .text, "Of cell and output: tanh, or relu."),
    .optional(
      "output_head", .words(LSTMArchitecture.OutputHead.self),
      "What makes the output: a dense layer a step, or the last hidden state itself."),
    dropout)

  private static let conv1D = section(
    defaults: Conv1DArchitecture(encoder: [], decoder: []),
    .required("encoder", .list(.convolution), "The layers down to the latent."),
    bottleneckSize,
    .required("decoder", .list(.convolution), "The layers back up."),
    hiddenActivation,
    outputActivation,
    dropout)

  private static let convolution = section(
    defaults: Conv1DArchitecture.Layer(filters: 1, kernelSize: 1),
    .required("filters", .integer, "Channels put out."),
    .required("kernel_size", .integer, "Steps of time seen at once."),
    .optional("stride", .integer, "Steps from one output to the next."),
    .derived("padding", .integer, "Zeros added at both ends; half of kernel_size by default."),
    .optional(
      "transposed", .bool, "Whether it is a transposed convolution, which makes a window longer."),
    .optional("output_padding", .integer, "Steps added to the output's end."))

  // MARK: What several networks have

  private static let encoderSizes = SchemaKey.required(
    "encoder_sizes", .list(.integer), "The sizes of the layers down to the latent.")
  private static let decoderSizes = SchemaKey.derived(
    "decoder_sizes", .list(.integer),
    "The sizes of the layers back up; the encoder's turned around by default.")
  private static let bottleneckSize = SchemaKey.optional(
    "bottleneck_size", .integer, "The size of a linear layer between encoder and decoder.")
  private static let hiddenActivation = SchemaKey.optional(
    "hidden_activation", .text, "Between layers: identity, relu, leaky_relu, tanh or sigmoid.")
  private static let outputActivation = SchemaKey.optional(
    "output_activation", .text, "Of the output.")
  private static let dropout = SchemaKey.optional(
    "dropout", .number, "The share of numbers dropped while training, 0 to below 1.")
}
