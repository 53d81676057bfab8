import PQSyntax
import PQTools
import Testing

/// The rules in general, and the comments that turn them off.
@Suite struct StyleRuleTests {
  @Test(arguments: StyleRule.allCases)
  func hasAnExample(rule: StyleRule) {
    let text = "SELECT \(rule.details.before) AS x LAST 6h"
    #expect(Style.warnings(text).map(\.code) == [rule.details.code])
    #expect(Style.fixed(text) == "SELECT \(rule.details.after) AS x LAST 6h")
    #expect(rule.details.sentence.hasSuffix("."))
  }

  @Test(arguments: [
    ("-- pq: allow use-bits\n", ["use-size-unit"]), ("--pq:allow use-size-unit\n", ["use-bits"]),
    ("-- pq: allow use-bits, use-size-unit\n", []), ("-- pq: allow USE-BITS use-size-unit\n", []),
    ("-- pq: allow use-bits\n-- why\n-- pq: allow use-size-unit\n", []),
    ("/* a */ -- pq: allow use-bits,\n", ["use-size-unit"]),
    ("EXPLAIN ", ["use-bits", "use-size-unit"]),
    ("-- pq: allow use-bits\nEXPLAIN ", ["use-size-unit"]),
    // These are ordinary comments.
    ("-- pq: allow\n", ["use-bits", "use-size-unit"]),
    ("-- allow use-bits\n", ["use-bits", "use-size-unit"]),
    ("-- pq: allowuse-bits\n", ["use-bits", "use-size-unit"]),
    ("/* pq: allow use-bits */\n", ["use-bits", "use-size-unit"]),
  ])
  func aCommentTurnsRulesOff(comment: String, codes: [String]) {
    let text = "\(comment)SELECT 8 * http, p2p / 1e9 LAST 6h"
    #expect(Style.warnings(text).map(\.code.rawValue) == codes)
  }

  /// A comment is about the next statement only, and not about the statement whose line it ends.
  @Test func aCommentIsAboutOneStatement() {
    let query = "SELECT 8 * http LAST 6h;"
    let allow = "-- pq: allow use-bits"
    #expect(Style.warnings("\(allow)\n\(query)\n\(query)").count == 1)
    #expect(Style.warnings("\(query) \(allow)\n\(query)").count == 2)
    #expect(Style.warnings("\(query)\n\(allow)\n\(query)").count == 1)
    #expect(Style.warnings("SELECT 8 * http \(allow)\nLAST 6h;\n\(allow)").count == 1)
  }

  @Test(arguments: [
    ("use-bit", "use-bits"), ("use-sise-unit", "use-size-unit"), ("everything", nil), ("'x", nil),
  ])
  func anUnknownNameIsAWarning(name: String, nearest: String?) throws {
    let text = "-- pq: allow \(name)\nSELECT http LAST 6h"
    let warning = try #require(Style.warnings(text).first)
    #expect(warning.code == .unknownRule)
    #expect(warning.severity == .warning)
    #expect(warning.range == 13..<13 + name.utf8.count)
    #expect(warning.fixIt?.title == nearest)
    #expect(warning.advice.isEmpty == (nearest != nil))
  }

  @Test func theNumberOfWarningsIsLimited() {
    let columns = (0..<100).map { "8 * http AS a\($0)" }.joined(separator: ", ")
    #expect(Style.warnings("SELECT \(columns) LAST 6h").count == 20)
    let comments = String(repeating: "-- pq: allow x\n", count: 100)
    #expect(Style.warnings("\(comments)SELECT http LAST 6h").count == 20)
  }
}
