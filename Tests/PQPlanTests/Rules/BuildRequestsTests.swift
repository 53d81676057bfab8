import PQModel
import PQPlan
import PQSyntax
import Testing

/// There is one request for each slice of time and each branch.
@Suite struct BuildRequestsTests {
  @Test func asksForDimensionsInTheOrderOfBy() throws {
    let text = "SELECT http BY os, city WHERE isp = 'x' AND city = 'y' LAST 1h EVERY 1h"
    let request = try #require(Planned(text).plan?.requests.first)
    #expect(request.dimensions == [.osName, .cityName])
    #expect(request.filters.map(\.dimension) == [.ispName, .cityName])
  }

  @Test func asksEachSliceOfEachBranch() throws {
    let text = "SELECT http BY os, isp WHERE city != 'x' LAST 12h EVERY 1m"
    let fetches = try #require(Planned(text).plan).current.fetches
    #expect(fetches.map(\.factor) == [-1, 1, -1, 1])
    #expect(fetches.map { $0.request.filters.count } == [1, 0, 1, 0])
    #expect(fetches[0].request.range == fetches[1].request.range)
    #expect(fetches[1].request.range.to == fetches[2].request.range.from)
  }

  @Test func dimensionsThatAreNotSplitByHaveLabels() throws {
    let text = "SELECT http BY os, isp, city WHERE city IN ('x', 'y') LAST 1h EVERY 1h"
    let plan = try #require(Planned(text).plan)
    #expect(plan.requests.allSatisfy { $0.dimensions == [.osName, .ispName] })
    #expect(plan.grouping == [.osName, .ispName, .cityName])
    #expect(
      plan.current.fetches.map(\.labels) == [
        [RowLabel(dimension: .cityName, value: "x")], [RowLabel(dimension: .cityName, value: "y")],
      ])
  }

  @Test func isExactlyTheBodyOfTheAPI() throws {
    let text =
      "SELECT p2p AS peers BY browser WHERE os = 'iOS' LAST 2h EVERY 1h ORDER BY http DESC LIMIT 3"
    #expect(
      Planned(text).plan?.requests.map(\.body) == [
        """
        {"from": 1768500000000, "to": 1768507200000, "interval": "1h", \
        "filters": {"os.name": ["iOS"]}, "dimensions": ["browser.name"], \
        "metrics": ["p2p", "http"]}
        """
      ])
  }

  @Test func tooManyAreRefused() {
    let list = (1...3000).map { "'\($0)'" }.joined(separator: ", ")
    let text = "SELECT http BY os, isp, city WHERE city IN (\(list)) LAST 1d EVERY 1m"
    let errors = Planned(text).errors
    #expect(errors.map(\.code) == [.tooManyRequests])
    #expect(errors.first?.message == "this takes 12000 requests, and 10000 are the limit")
    #expect(errors.first?.fixIt?.title == "EVERY 10m")
  }
}
