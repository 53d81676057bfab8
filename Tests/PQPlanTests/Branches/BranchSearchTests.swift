import PQModel
import PQSemantics
import PQSyntax
import PQTestSupport
import Testing

@testable import PQPlan

/// All ways to answer a predicate give the same rows.
@Suite struct BranchSearchTests {
  @Test(arguments: TestSize.cases(UInt64(1)...400, few: 60))
  func branchesGiveTheRowsOfThePredicate(seed: UInt64) throws {
    var generator = FilterGenerator(seed: seed)
    generator.hasPatterns = generator.random.next(3) == 0
    generator.dimensions = [.browserName, .countryCode, .cityName, .osName]
    let traffic = Traffic(&generator)
    for _ in 0..<4 {
      let predicate = generator.predicate(depth: 3)
      let count = generator.random.next(4)
      let grouping = Array(generator.dimensions.shuffled(using: &generator.random).prefix(count))
      for limit in 1...3 {
        guard let branching = try? search(predicate, grouping, limit).best() else { continue }
        #expect(branching.invariantViolation(ExportLimits(rules: [], maxDimensions: limit)) == nil)
        #expect(
          traffic.sums(branching, by: grouping) == traffic.sums(predicate, by: grouping),
          "\(predicate) by \(grouping), at most \(limit)\n\(branching)")
      }
    }
  }

  private func search(
    _ predicate: BoundPredicate, _ grouping: [ExportDimension], _ maxDimensions: Int
  ) -> BranchSearch {
    let filter = NarrowAlternatives.narrowed(NormalizePredicate.filter(predicate))
    return BranchSearch(grouping: grouping, filter: filter, maxDimensions: maxDimensions)
  }

  struct Example: Sendable {
    let clauses: String
    /// The dimensions and the filters of each request. A `-` marks a request that is subtracted.
    let requests: [String]
  }

  static let examples = [
    Example(clauses: "", requests: ["all"]),
    Example(clauses: "BY os WHERE city = 'x'", requests: ["os.name: city.name IN ('x')"]),
    // One request by the tested dimension is better than two requests.
    Example(clauses: "WHERE country != 'US'", requests: ["country.code: all"]),
    Example(
      clauses: "BY browser WHERE browser LIKE 'C%' OR country = 'US'",
      requests: ["browser.name, country.code: all"]),
    // If a third dimension would be needed, a second request is subtracted.
    Example(
      clauses: "BY browser, os WHERE country != 'US'",
      requests: [
        "- browser.name, os.name: country.code IN ('US')", "browser.name, os.name: all",
      ]),
    Example(
      clauses: "BY browser, os WHERE country != 'US' AND city = 'x'",
      requests: [
        "- browser.name, os.name: city.name IN ('x') AND country.code IN ('US')",
        "browser.name, os.name: city.name IN ('x')",
      ]),
    // Or there is a request for each value of a list.
    Example(
      clauses: "BY browser, os, country WHERE country IN ('US', 'DE')",
      requests: [
        "browser.name, os.name: country.code IN ('US')",
        "browser.name, os.name: country.code IN ('DE')",
      ]),
    // A list of one value needs no dimension, and neither do several lists of one value.
    Example(
      clauses: "BY browser, os, country WHERE country = 'US'",
      requests: ["browser.name, os.name: country.code IN ('US')"]),
    Example(
      clauses:
        "BY browser, os, country, city, isp WHERE country = 'US' AND city = 'x' AND isp = 'y'",
      requests: [
        "browser.name, os.name: country.code IN ('US') AND city.name IN ('x') AND isp.name IN ('y')"
      ]),
    // The shorter list is fanned out.
    Example(
      clauses: "BY browser, os, country WHERE country IN ('US', 'DE', 'FR') AND os IN ('a', 'b')",
      requests: [
        "browser.name, country.code: country.code IN ('US', 'DE', 'FR') AND os.name IN ('a')",
        "browser.name, country.code: country.code IN ('US', 'DE', 'FR') AND os.name IN ('b')",
      ]),
    // The values that alternatives imply are sent as filters. The alternatives are then filtered
    // locally.
    Example(
      clauses: "WHERE (country = 'US' AND os = 'a') OR (country = 'DE' AND os = 'b')",
      requests: ["country.code, os.name: country.code IN ('US', 'DE') AND os.name IN ('a', 'b')"]),
    Example(
      clauses: "BY city WHERE (country = 'US' AND os = 'a') OR country = 'DE'",
      requests: [
        "city.name: country.code IN ('US') AND os.name IN ('a')",
        "city.name: country.code IN ('DE')",
      ]),
    // A part that would be both added and subtracted is left out.
    Example(
      clauses:
        "BY browser, isp, country WHERE country IN ('US', 'DE') AND (country = 'US' OR os = 'x')",
      requests: [
        "browser.name, isp.name: country.code IN ('US')",
        "browser.name, isp.name: country.code IN ('DE') AND os.name IN ('x')",
      ]),
    Example(clauses: "WHERE os = 'a' AND os = 'b'", requests: []),
    Example(clauses: "BY os, isp, city WHERE os = 'a' AND os = 'b'", requests: []),
  ]

  @Test(arguments: examples)
  func takesTheFewestRequests(example: Example) throws {
    let plan = try #require(Planned("SELECT http \(example.clauses) LAST 1h EVERY 1h").plan)
    let told = plan.current.fetches.map { fetch in
      let dimensions = fetch.request.dimensions.map(\.rawValue).joined(separator: ", ")
      let filters = fetch.request.filters.isEmpty ? "all" : fetch.request.filters.text
      return (fetch.factor < 0 ? "- " : "") + (dimensions.isEmpty ? "" : dimensions + ": ")
        + filters
    }
    #expect(told == example.requests)
  }

  @Test(arguments: [
    ("BY os, city, isp", [ExportDimension.osName, .cityName, .ispName]),
    (
      "BY os, city, isp WHERE os IN ('a', 'b') AND page LIKE 'x%'",
      [.cityName, .ispName, .sessionPage]
    ),
    ("WHERE os LIKE 'a%' OR city LIKE 'b%' OR isp LIKE 'c%'", [.cityName, .ispName, .osName]),
    ("BY os, isp WHERE page != 'x' AND city LIKE 'a%'", [.osName, .ispName, .cityName]),
  ])
  func errorNamesTheExcessDimensions(clauses: String, dimensions: [ExportDimension]) throws {
    let query = try Planned.query("SELECT http \(clauses) LAST 1h EVERY 1h")
    let planner = Planner(catalog: Catalog(), clock: Planned.clock)
    #expect {
      _ = try planner.outline(query, AskedRange(query.range))
    } throws: { error in
      guard case PlanFailure.tooManyDimensions(let found)? = error as? PlanFailure else {
        return false
      }
      return found == dimensions
    }
  }

  @Test func tooManyValuesAreTooManyRequests() throws {
    let list = (0...BranchSearch.limit).map { "'\($0)'" }.joined(separator: ", ")
    let planned = Planned("SELECT http BY os, isp, city WHERE city IN (\(list)) LAST 1h EVERY 1h")
    #expect(planned.errors.map(\.code) == [.tooManyRequests])
    #expect(planned.errors.first?.message == "this takes 10001 requests, and 10000 are the limit")
  }
}
