import Foundation
import Testing
import TimeSeries

@Suite struct SplitIndicesTests {
  /// The counts that five published systems report.
  @Test(arguments: [
    (0.15, 36_358, 5454), (0.15, 15_902, 2386), (0.2, 94_866, 18_974), (0.2, 79_055, 15_811),
  ])
  func `the test part is rounded up as published systems have it`(
    fraction: Double, count: Int, test: Int
  ) {
    let split = SplitIndices(.lastFraction(fraction), count: count)
    #expect(split.test == Array(count - test..<count))
    #expect(split.training == Array(0..<count - test))
    #expect(SplitIndices(.random(testFraction: fraction, seed: 1), count: count).test.count == test)
  }

  @Test func `a random split holds every row once and follows its seed`() {
    let split = SplitIndices(.random(testFraction: 0.3, seed: 4), count: 100)
    #expect((split.training + split.test).sorted() == Array(0..<100))
    #expect(split.test == split.test.sorted() && split.test != Array(70..<100))
    #expect(split == SplitIndices(.random(testFraction: 0.3, seed: 4), count: 100))
    #expect(split != SplitIndices(.random(testFraction: 0.3, seed: 5), count: 100))
  }

  @Test(arguments: [
    (DataSplit.trainingRows(7), 7), (.trainingRows(99), 10), (.lastFraction(1), 0),
    (.lastFraction(0), 10),
  ])
  func `the training part has as many rows as there are`(split: DataSplit, training: Int) {
    #expect(SplitIndices(split, count: 10).training == Array(0..<training))
    #expect(SplitIndices(split, count: 0) == SplitIndices(.trainingRows(0), count: 0))
  }

  @Test(arguments: [
    (DataSplit.lastFraction(0.25), #"{"last_fraction":0.25}"#),
    (.trainingRows(40), #"{"training_rows":40}"#),
    (.random(testFraction: 0.5, seed: 9), #"{"random":{"seed":9,"test_fraction":0.5}}"#),
  ])
  func `a split is written as an object of one key`(split: DataSplit, json: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(split), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(DataSplit.self, from: Data(json.utf8)) == split)
  }

  @Test(arguments: [#"{"last_fraction":1.5}"#, #"{"training_rows":-1}"#, "{}"])
  func `a split that makes no sense is not read`(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DataSplit.self, from: Data(json.utf8))
    }
  }
}
