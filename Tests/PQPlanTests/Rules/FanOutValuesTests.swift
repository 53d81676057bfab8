import PQModel
import Testing

@testable import PQPlan

/// Each value of a list has a request of its own.
@Suite struct FanOutValuesTests {
  private static let countries = ExportRequest.Filter(.countryCode, in: ["US", "DE"])
  private static let systems = ExportRequest.Filter(.osName, in: ["a", "b", "c"])

  @Test func makesABranchForEachValue() {
    let branch = Branching.Branch(filters: [Self.countries, Self.systems])
    let single = FanOutValues.branches([branch], over: [.countryCode])
    #expect(single.map { $0.labels.map(\.value) } == [["US"], ["DE"]])
    #expect(
      single.map { $0.filters.map(\.values) } == [
        [["US"], ["a", "b", "c"]], [["DE"], ["a", "b", "c"]],
      ])
    let both = FanOutValues.branches([branch], over: [.countryCode, .osName])
    #expect(both.count == 6)
    #expect(both.allSatisfy { $0.labels.map(\.dimension) == [.countryCode, .osName] })
    #expect(FanOutValues.branches([branch], over: []) == [branch])
  }

  @Test func countEqualsTheNumberOfBranches() {
    let branches = [
      Branching.Branch(filters: [Self.countries, Self.systems]),
      Branching.Branch(factor: -1, filters: [Self.countries]),
    ]
    #expect(FanOutValues.count(branches, over: []) == 2)
    #expect(FanOutValues.count(branches, over: [.countryCode]) == 4)
    #expect(FanOutValues.count(branches, over: [.countryCode, .osName]) == 8)
  }

  /// Two countries less one of them are the other one.
  @Test func cancelledBranchesAreNotRequested() {
    let branches = [
      Branching.Branch(factor: -1, filters: [ExportRequest.Filter(.countryCode, in: ["US"])]),
      Branching.Branch(filters: [Self.countries]),
    ]
    let single = FanOutValues.branches(branches, over: [.countryCode])
    #expect(single.map { $0.labels.map(\.value) } == [["DE"]])
    #expect(single.map(\.factor) == [1])
  }

  @Test func textsThatOnlyLookAlikeAreTwoBranches() {
    let list = ExportRequest.Filter(.cityName, in: ["K\u{F6}ln", "Ko\u{308}ln"])
    let single = FanOutValues.branches([Branching.Branch(filters: [list])], over: [.cityName])
    #expect(single.count == 2)
    #expect(single.map { Array(($0.labels.first?.value ?? "").utf8).count } == [5, 6])
  }

  @Test func rewritesCountTheValues() {
    let one = ExportRequest.Filter(.osName, in: ["a"])
    #expect(
      FanOutValues.rewrites([Self.countries, one]).map(\.text) == [
        "country.code has 2 values, each in a request of its own",
        "os.name has 1 value, and needs no split",
      ])
  }
}
