import PQModel
import PQSemantics
import Testing

@testable import PQPlan

@Suite struct MergeMembershipsTests {
  struct Example: Sendable {
    let memberships: [(Dimension, [String])]
    let predicates: [String]
    var isContradiction = false
  }

  static let examples = [
    Example(memberships: [], predicates: []),
    Example(memberships: [(.osName, ["a", "b"])], predicates: ["os.name IN ('a', 'b') api"]),
    Example(
      memberships: [(.osName, ["a", "b"]), (.osName, ["b", "c"])],
      predicates: ["os.name IN ('b') api"]),
    // The order is that of the first list, and of the first mention.
    Example(
      memberships: [(.osName, ["c", "b", "a"]), (.cityName, ["x"]), (.osName, ["a", "c"])],
      predicates: ["os.name IN ('c', 'a') api", "city.name IN ('x') api"]),
    Example(
      memberships: [(.osName, ["a"]), (.osName, ["a"]), (.osName, ["a"])],
      predicates: ["os.name IN ('a') api"]),
    Example(
      memberships: [(.osName, ["a"]), (.osName, ["b"])], predicates: ["os.name IN () never"],
      isContradiction: true),
    Example(
      memberships: [(.osName, ["a"]), (.cityName, ["x"]), (.osName, ["b"]), (.osName, ["a"])],
      predicates: ["os.name IN () never", "city.name IN ('x') api"], isContradiction: true),
    Example(
      memberships: [(.cityName, ["it's", ""]), (.cityName, ["", "it's"])],
      predicates: ["city.name IN ('it''s', '') api"]),
    // These look alike, and are two values.
    Example(
      memberships: [(.cityName, ["K\u{F6}ln"]), (.cityName, ["Ko\u{308}ln"])],
      predicates: ["city.name IN () never"], isContradiction: true),
  ]

  @Test(arguments: examples)
  func intersects(example: Example) {
    let merged = MergeMemberships.apply(
      to: example.memberships.map { Membership(dimension: $0.0, values: $0.1, range: 0..<0) })
    #expect(merged.predicates.map { "\($0.text) \($0.place.rawValue)" } == example.predicates)
    #expect(merged.isContradiction == example.isContradiction)
    #expect(merged.filters.allSatisfy { !$0.values.isEmpty })
  }
}
