import PQModel
import PQSemantics
import PQSyntax
import Testing

/// The names of a text expand to at most a million values and parts, even in a short text.
@Suite struct ExpansionLimitTests {
  private static func list(_ count: Int) -> String {
    (0..<count).map { "'v\($0)'" }.joined(separator: ", ")
  }

  private static func repeated(_ piece: String, _ count: Int, by separator: String) -> String {
    Array(repeating: piece, count: count).joined(separator: separator)
  }

  /// Texts that use 10,000 values 200 times, and the name in the message.
  static let texts = [
    ("PARAM $p = (\(list(10_000)))", "$p", repeated("os IN $p", 200, by: " OR ")),
    ("PARAM $p = (\(list(10_000)))", "$p", repeated("os IN ('x', $p)", 200, by: " OR ")),
    ("PARAM $p = (\(list(10_000)))", "$p", "os IN (\(repeated("$p", 200, by: ", ")))"),
    ("LET a = os IN (\(list(10_000)))", "a", repeated("a", 200, by: " OR ")),
    ("LET a = os IN (\(list(10_000)))", "a", repeated("NOT (a)", 200, by: " AND ")),
    ("PARAM $p = (\(list(10_000))); LET a = os IN $p", "a", repeated("a", 200, by: " OR ")),
    ("PARAM $p = '\(repeated("x", 640_000, by: ""))'", "$p", repeated("os = $p", 200, by: " OR ")),
  ]

  @Test(arguments: texts)
  func theNameThatExceedsIsBlamedOnce(start: String, name: String, predicate: String) throws {
    let bound = try Bound("\(start); SELECT http WHERE \(predicate) LAST 1h; SELECT http LAST 1h")
    #expect(bound.codes == [.tooLarge])
    #expect(
      bound.messages == [
        "with this use of \(name) the names of the text stand for more than 1000000 values and parts"
      ])
  }

  /// The limit is for the sum of all statements, including LET.
  @Test(arguments: [(99, true), (101, false)])
  func allStatementsCountTogether(uses: Int, isFine: Bool) throws {
    let queries = (0..<uses).map { "LET a\($0) = os IN $p;" }.joined()
    let bound = try Bound("PARAM $p = (\(Self.list(10_000))); \(queries) SELECT http LAST 1h")
    #expect(bound.codes == (isFine ? [] : [.tooLarge]))
  }

  @Test(arguments: [(4000, true), (5000, false)])
  func numbersCountToo(uses: Int, isFine: Bool) throws {
    let sum = Self.repeated("http", 125, by: " + ")
    let keys = Self.repeated("SELECT a LAST 1h", uses, by: ";")
    let bound = try Bound("LET a = \(sum); \(keys)")
    #expect(bound.codes == (isFine ? [] : [.tooLarge]))
  }

  /// Values that are written out are not counted: the length of the text bounds them.
  @Test func valuesThatAreWrittenOutAreNotCounted() throws {
    let bound = try Bound("SELECT http WHERE os IN (\(Self.list(1_100_000))) LAST 1h")
    #expect(bound.codes == [])
  }

  @Test func aFileThatIsIncludedAgainCounts() throws {
    let files = ["a.pq": "LET a = os IN (\(Self.list(100_000)));"]
    let includes = Self.repeated("INCLUDE 'a.pq'", 20, by: ";")
    let bound = try Bound("\(includes)", files: files)
    #expect(bound.codes == [.tooLarge])
    #expect(bound.messages.first?.hasPrefix("with this use of 'a.pq' ") == true)
    #expect(bound.binding.texts.count == 10 + 1)
  }

  @Test func aListIsTheSameHoweverItIsWritten() throws {
    let lists = ["$p", "($p)", "('a', 'b')", "('a', $p, 'b', $p)"]
    let queries = try lists.map {
      try Bound("PARAM $p = ('a', 'b', 'a'); SELECT http WHERE os IN \($0) LAST 1h").query
    }
    #expect(Set(queries.map { $0.predicate?.value }).count == 1)
  }
}
