import NeuralEngine
import Testing

@Suite struct PrincipalPlaneTests {
  @Test func `points on a tilted ellipse are turned to its axes`() throws {
    // Five times as wide along (3, 4)/5 as across it.
    var values: [Float] = []
    for index in 0..<16 {
      let along = Float(index % 4) - 1.5
      let across = (Float(index / 4) - 1.5) / 5
      values += [0.6 * along - 0.8 * across + 7, 0.8 * along + 0.6 * across - 3]
    }
    let plane = try #require(PrincipalPlane(of: values, size: 2))
    for index in 0..<16 {
      #expect(abs(abs(plane.places[2 * index]) - abs(Double(index % 4) - 1.5)) < 1e-5)
      #expect(abs(abs(plane.places[2 * index + 1]) - abs(Double(index / 4) - 1.5) / 5) < 1e-5)
    }
    #expect(abs(plane.shares[0] - 25.0 / 26) < 1e-6 && abs(plane.shares[1] - 1.0 / 26) < 1e-6)
  }

  @Test func `numbers of one direction lie on a line`() throws {
    let plane = try #require(PrincipalPlane(of: [1, 2, 4], size: 1))
    #expect(plane.shares == [1, 0])
    #expect([1, 3, 5].allSatisfy { plane.places[$0] == 0 })
  }

  @Test(
    arguments: [([], 2), ([1, 2], 2), ([1, 2, 1, 2], 2), ([1, .nan, 3, 4], 2)] as [([Float], Int)])
  func `too few samples, equal ones and broken ones have no plane`(
    sample: (values: [Float], size: Int)
  ) {
    #expect(PrincipalPlane(of: sample.values, size: sample.size) == nil)
  }
}
