internal import Kernels

/// Numbers of a batch along time, each sample between margins of zeros that convolutions may read:
/// `[sample][before + steps + after][stride]`, of which the first `channels` of a row count.
struct TimeRows: Sendable, Hashable {
  let region: Region
  let steps: Int
  let channels: Int
  let stride: Int
  let before: Int
  let after: Int

  init(
    steps: Int, channels: Int, stride: Int, before: Int, after: Int, batch: Int,
    plan: inout ArenaPlan
  ) {
    self.steps = steps
    self.channels = channels
    self.stride = stride
    self.before = before
    self.after = after
    region = plan.region(batch * (before + steps + after) * stride)
  }

  /// The same rows elsewhere.
  func replacing(_ other: Region) -> TimeRows {
    TimeRows(copying: self, region: other)
  }

  private init(copying rows: TimeRows, region: Region) {
    self.region = region
    steps = rows.steps
    channels = rows.channels
    stride = rows.stride
    before = rows.before
    after = rows.after
  }

  /// Rows of one sample, margins included.
  var rowsPerSample: Int { before + steps + after }
  /// Numbers from one sample to the next.
  var sampleStride: Int { rowsPerSample * stride }

  /// From a step of the first sample to the end; a step may lie in the margin.
  func from(step: Int) -> Region {
    region.dropping((before + step) * stride)
  }

  /// The part that holds `batch` samples, margins included.
  func samples(_ batch: Int) -> Region {
    Region(start: region.start, count: batch * sampleStride)
  }

  /// Where the numbers of samples lie.
  var layout: SampleLayout {
    SampleLayout(
      start: region.start + before * stride, sampleStride: sampleStride, stepStride: stride,
      steps: steps, channels: channels)
  }
}
