import PQModel
import PQSemantics
import PQSyntax
import Testing

/// WHERE is a conjunction of memberships.
@Suite struct MembershipTests {
  @Test(arguments: [
    ("os = 'iOS'", ["os.name iOS"]), ("'iOS' = os", ["os.name iOS"]),
    ("os IN ('iOS')", ["os.name iOS"]),
    ("os IN ('b', 'a', 'b',)", ["os.name b a"]), ("(os) = ('iOS')", []),
    ("((os = 'iOS'))", ["os.name iOS"]),
    ("os = 'a' AND city = 'b'", ["os.name a", "city.name b"]),
    ("os = 'a' AND (city = 'b' AND isp = 'c')", ["os.name a", "city.name b", "isp.name c"]),
    // Each stands for itself; what they have in common is the planner's to find.
    ("os IN ('a', 'b') AND os = 'b'", ["os.name a b", "os.name b"]),
    ("os = ''", ["os.name "]), ("os = 'it''s'", ["os.name it's"]),
  ])
  func lists(predicate: String, memberships: [String]) throws {
    let bound = try Bound("SELECT http WHERE \(predicate) LAST 1h EVERY 1h")
    guard !memberships.isEmpty else { return #expect(bound.codes == [.wrongKind]) }
    #expect(
      try bound.query.memberships.map { membership in
        ([membership.dimension.rawValue] + membership.values).joined(separator: " ")
      } == memberships)
  }

  @Test func valuesThatLookAlikeAreTwo() throws {
    let text =
      "SELECT http WHERE city IN ('K\u{F6}ln', 'Ko\u{308}ln', 'K\u{F6}ln') LAST 1h EVERY 1h"
    #expect(try Bound(text).query.memberships.first?.values.count == 2)
  }

  @Test func knowsItsPlace() throws {
    let text = "SELECT http WHERE os = 'a' AND city IN ('b', 'c') LAST 1h EVERY 1h"
    let ranges = try Bound(text).query.memberships.map(\.range)
    let bytes = Array(text.utf8)
    #expect(
      ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
        == ["os = 'a'", "city IN ('b', 'c')"])
  }

  @Test(arguments: [
    ("os", [DiagnosticCode.wrongKind]), ("os = iOS", [.bareWordValue]),
    ("os = 5", [.bareWordValue]),
    ("os IN (a, b)", [.bareWordValue, .bareWordValue]), ("os < 'a'", [.wrongKind]),
    ("http = 'a'", [.wrongKind]),
    ("'a' = 'b'", [.wrongKind]), ("'a'", [.wrongKind]), ("os = 'a' AND", [.unexpectedToken]),
    ("nothing_like_it = 'a'", [.unknownName]), ("os = -'a'", [.wrongKind]),
  ])
  func isRefused(predicate: String, codes: [DiagnosticCode]) throws {
    #expect(try Bound("SELECT http LAST 1h EVERY 1h WHERE \(predicate)").codes == codes)
  }
}
