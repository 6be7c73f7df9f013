import NeuralEngine
import RandomNumbers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes a workload's samples and first weights to `folder/W1.safetensors`, so that others can start
/// where we do, and prints the losses that follow: four epochs in the samples' own order, the mean of
/// each epoch's steps, and at the end the mean over all samples.
func export(_ workload: Workload, to folder: String) throws {
  let measurement = try Measurement(workload)
  let (autoencoder, samples) = (measurement.autoencoder, measurement.samples)
  var generator = RandomGenerator(seed: 2)
  let parameters = autoencoder.initialParameters(using: &generator)
  let trainer = try Trainer(
    autoencoder: autoencoder,
    configuration: TrainingConfiguration(
      epochs: 4, batchSize: workload.batchSize, shuffles: false),
    seed: 3, threadCount: 1)
  let trained = try trainer.train(on: samples, startingFrom: parameters)
  var workspace = autoencoder.makeWorkspace(batchSize: workload.batchSize)
  let final = autoencoder.loss(
    of: samples, indices: Array(0..<samples.count)[...], batchSize: samples.count,
    parameters: trained.parameters, loss: .meanSquaredError, workspace: &workspace)

  let shape = [samples.count, workload.shape.timeSteps, workload.shape.channels]
  let tensors =
    [NamedTensor(name: "samples", shape: shape, values: samples.buffer)]
    + autoencoder.namedTensors(of: parameters)
  try safetensors(tensors).write(
    to: URL(fileURLWithPath: folder).appending(path: "\(workload.name).safetensors"))
  let losses = trained.history.epochs.map { "\($0.trainingLoss)" }.joined(separator: ", ")
  print(
    "{\"workload\": \"\(workload.name)\", \"batch\": \(workload.batchSize), "
      + "\"epochs\": [\(losses)], \"final\": \(final)}")
}

/// The bytes of a safetensors file: the length of the header, the header, the numbers.
private func safetensors(_ tensors: [NamedTensor]) -> Data {
  var entries: [String] = []
  var numbers = Data()
  for tensor in tensors {
    let start = numbers.count
    for value in tensor.values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { numbers.append(contentsOf: $0) }
    }
    entries.append(
      "\"\(tensor.name)\": {\"dtype\": \"F32\", \"shape\": \(tensor.shape), "
        + "\"data_offsets\": [\(start), \(numbers.count)]}")
  }
  let header = Data("{\(entries.joined(separator: ", "))}".utf8)
  var file = Data()
  withUnsafeBytes(of: UInt64(header.count).littleEndian) { file.append(contentsOf: $0) }
  return file + header + numbers
}
