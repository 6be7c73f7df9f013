internal import AnomalyDetection
import NeuralEngine

/// The layers of a model with their output shapes and parameters.
struct LayerTable {
  let layers: [LayerDescription]

  var html: String {
    let sum = layers.reduce(0) { $0 + $1.parameterCount }
    return Table(
      columns: [.text("Layer"), .number("Output"), .number("Parameters")],
      rows: layers.map { layer in
        [
          layer.name, layer.outputShape.map { NumberText.count($0) }.joined(separator: " × "),
          NumberText.count(layer.parameterCount),
        ]
      },
      footer: ["All", "", NumberText.count(sum)]
    ).html
  }
}
