// The library under one name: `import Martlet` brings in every floor that its users see.

@_exported public import AnomalyDetection
@_exported public import Evaluation
@_exported public import Files
@_exported public import ModelStorage
@_exported public import NeuralEngine
@_exported public import RandomNumbers
@_exported public import Reporting
@_exported public import SeriesFiles
@_exported public import TimeSeries
