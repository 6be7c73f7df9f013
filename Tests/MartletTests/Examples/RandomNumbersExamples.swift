import Martlet

// The examples beside the types of `RandomNumbers`; `DocCommentTests` sees that none is missing.

enum RandomNumbersExamples {
  static func randomGenerator() {
    var generator = RandomGenerator(seed: 7, stream: 1)
    var order = Array(0..<10)
    generator.shuffle(&order)
    print(order, generator.uniform(), generator.uniform(below: 6))
  }
}
