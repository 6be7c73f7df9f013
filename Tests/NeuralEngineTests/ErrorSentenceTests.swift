import NeuralEngine
import Testing

@Suite struct ErrorSentenceTests {
  @Test func `errors are sentences with their values`() {
    #expect(
      "\(ArchitectureError.tensorShapeMismatch(name: "w", shape: [3, 2], expected: [2, 3]))"
        == "the tensor \"w\" is 3 × 2, expected 2 × 3: the file is of another model")
    #expect(
      "\(TrainingError.tooFewSamples(found: 1, needed: 2))".hasPrefix(
        "found 1 window to learn from, needed 2"))
    #expect(
      "\(TrainingError.unusableCheckpoint(reason: .mismatch(part: "seed")))"
        == "the checkpoint cannot be resumed: it was made with another seed; give the same, or "
        + "train anew")
  }
}
