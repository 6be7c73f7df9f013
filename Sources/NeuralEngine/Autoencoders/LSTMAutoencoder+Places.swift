internal import Kernels

extension LSTMAutoencoder {
  func inputLayout(_ layout: Layout, batch: Int) -> SampleLayout {
    sequence(layout.input, stride: shape.channels, batch: batch)
  }

  func outputLayout(_ layout: Layout, batch: Int) -> SampleLayout {
    sequence(
      layout.headOutput ?? decoderOutput(layout, batch: batch),
      stride: paddedToLanes(shape.channels), batch: batch)
  }

  func gradientStart(_ layout: Layout) -> Int {
    (layout.headGradient ?? layout.decoderGradients.last)?.start ?? 0
  }

  func latentLayout(_ layout: Layout, batch: Int) -> SampleLayout {
    SampleLayout(
      start: latentRegion(layout, batch: batch).start, sampleStride: latentStride, stepStride: 0,
      steps: 1, channels: latentSize)
  }

  private func sequence(_ region: Region, stride: Int, batch: Int) -> SampleLayout {
    SampleLayout(
      start: region.start, sampleStride: stride, stepStride: batch * stride,
      steps: shape.timeSteps, channels: shape.channels)
  }

  var tensors: [PackedTensor] {
    encoder.flatMap(\.tensors) + (bottleneck?.tensors ?? []) + decoder.flatMap(\.tensors)
      + (head?.tensors ?? [])
  }

  var layerTable: [LayerDescription] {
    let steps = shape.timeSteps
    func line(_ layer: LSTMLayer, isLastState: Bool) -> LayerDescription {
      LayerDescription(
        name: "\(layer.name) LSTM (\(layer.activation))",
        outputShape: isLastState ? [layer.hiddenSize] : [steps, layer.hiddenSize],
        parameterCount: layer.trainableCount)
    }
    var table = encoder.enumerated().map {
      line($0.element, isLastState: $0.offset == encoder.count - 1)
    }
    if let bottleneck { table.append(bottleneck.description) }
    table.append(
      LayerDescription(
        name: "repeat RepeatVector", outputShape: [steps, latentSize], parameterCount: 0))
    table += decoder.map { line($0, isLastState: false) }
    if let head {
      table.append(
        LayerDescription(
          name: "head Dense", outputShape: [steps, shape.channels],
          parameterCount: head.description.parameterCount))
    }
    return table
  }
}
