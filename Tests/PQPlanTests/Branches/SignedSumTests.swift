import PQModel
import PQTestSupport
import Testing

@testable import PQPlan

/// A signed sum counts each row as its filter does: once or not at all.
@Suite struct SignedSumTests {
  @Test(arguments: UInt64(1)...300)
  func countsEachRowAsTheFilterDoes(seed: UInt64) throws {
    var generator = FilterGenerator(seed: seed)
    generator.hasPatterns = false
    let rows = generator.rows
    for _ in 0..<10 {
      let filter = NormalizePredicate.filter(generator.predicate(depth: 3))
      var numbers = ValueNumbers()
      guard let sum = SignedSum(filter, &numbers) else { continue }
      for row in rows {
        let count = sum.terms.reduce(0) { count, term in
          let passes = numbers.filters(of: term, first: []).allPass(row)
          return count + (passes ? term.factor : 0)
        }
        #expect(count == (filter.passes(row) ? 1 : 0), "\(filter.text) \(row)")
      }
      let lists = sum.terms.map(\.lists)
      #expect(Set(lists).count == lists.count, "a term stands there twice")
      #expect(sum.terms.allSatisfy { $0.factor != 0 })
    }
  }

  @Test func patternsHaveNoSignedSum() {
    var numbers = ValueNumbers()
    let pattern = ValueTest.like(TextPattern("a%", ignoresCase: false))
    #expect(SignedSum(.test(.osName, pattern), &numbers) == nil)
    #expect(
      SignedSum(.any([.test(.osName, pattern), .test(.cityName, .only(["x"]))]), &numbers) == nil)
  }

  /// A sum has at most 64 terms. Six alternatives of two terms each would need more.
  @Test func sumsOverTheTermLimitAreRefused() {
    func sum(_ alternatives: Int) -> SignedSum? {
      var numbers = ValueNumbers()
      let parts = ExportDimension.allCases.prefix(alternatives).flatMap { dimension in
        [
          RowFilter.all([.test(dimension, .only(["a"])), .test(.osName, .except(["\(dimension)"]))])
        ]
      }
      return SignedSum(.any(parts), &numbers)
    }
    #expect(sum(3) != nil)
    #expect(sum(6) == nil)
  }

  @Test func valuesKeepTheirOrder() {
    var numbers = ValueNumbers()
    _ = numbers.numbers(of: ["a", "b"], .cityName)
    let term = SignedSum(.test(.osName, .only(["b", "a"])), &numbers)?.terms.first
    #expect(term.map { numbers.filters(of: $0, first: [])[0].values } == ["b", "a"])
  }
}

extension [ExportRequest.Filter] {
  /// Returns true if a row passes all filters.
  func allPass(_ row: [ExportDimension: String]) -> Bool {
    allSatisfy { ValueTest.only($0.values).passes(row[$0.dimension] ?? "") }
  }
}
