import Testing
import TimeSeries

@Suite struct SortedValuesTests {
  @Test func `quantiles are those of NumPy to the bit`() throws {
    let golden = try PreparingGolden.load().quantiles
    let sorted = SortedValues(golden.sample)
    #expect(golden.fractions.map { sorted.quantile($0) } == golden.quantiles)
  }

  @Test func `missing and infinite values are left out`() {
    let sorted = SortedValues([3, .nan, 1, .infinity, 2, -.infinity])
    #expect(sorted.values == [1, 2, 3])
    #expect(sorted.median == 2)
  }

  @Test func `an empty sample has no quantile`() {
    #expect(SortedValues([.nan]).quantile(0.5) == nil)
    #expect(SortedValues([]).spread(outside: 0.25) == nil)
  }
}
