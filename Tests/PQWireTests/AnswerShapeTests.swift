import PQModel
import PQWire
import Testing

/// An answer of the API is `{"error": false, "data": [...]}`, with all rows. Any other text is an
/// error.
@Suite struct AnswerShapeTests {
  static let rows = "[{\"timestamp\":0,\"http\":1}]"

  static let good = [
    "{\"error\":false,\"data\":\(rows)}", "{\"data\":\(rows),\"error\":false}",
    "{\"error\":false,\"data\":\(rows),\"truncated\":false}",
    "{\"truncated\":null,\"next\":null,\"error\":false,\"data\":\(rows)}",
    "{\"error\":false,\"data\":\(rows),\"grain\":\"a month\",\"meta\":{\"next\":1}}",
    "{\"error\":false,\"data\":\(rows),\"x\":\"\\u00e9\\ud83c\\udf0a\\/ é\",\"y\":[\"\",{\"é\":1}]}",
  ]

  static let bad: [(text: String, problem: IncompleteAnswer)] = [
    ("[]", .isArray), (" \n[\(rows)]", .isArray), (rows, .isArray),
    ("{\"data\":\(rows)}", .hasNoError), ("{\"data\":[],\"Error\":false}", .hasNoError),
    ("{\"error\":false}", .hasNoData), ("{}", .hasNoData),
    ("{\"error\":false,\"rows\":[]}", .hasNoData),
    ("{\"error\":false,\"data\":null}", .hasOtherData),
    ("{\"error\":false,\"data\":{\"a\":[]}}", .hasOtherData),
    ("{\"error\":false,\"data\":\(rows),\"truncated\":true}", .isTruncated),
    ("{\"truncated\":1,\"error\":false,\"data\":\(rows)}", .isTruncated),
    ("{\"error\":false,\"data\":\(rows),\"truncated\":\"false\"}", .isTruncated),
    ("{\"error\":false,\"data\":\(rows),\"next\":\"page 2\"}", .hasNext),
    ("{\"error\":false,\"data\":\(rows),\"n\\u0065xt\":false}", .hasNext),
    ("{\"next\":{\"from\":1},\"error\":false,\"data\":\(rows)}", .hasNext),
    ("{\"error\":false,\"data\":\(rows),\"next\":[1]}", .hasNext),
  ]

  private func decoded(_ text: String) -> Decoded { Decoded(text, .json, .api(.m1)) }

  @Test(arguments: good)
  func validShapesAreAccepted(text: String) {
    let decoded = decoded(text)
    #expect(decoded.failure == nil)
    #expect(decoded.rows == [["0", "1"]])
  }

  @Test(arguments: bad)
  func otherShapesAreRefused(text: String, problem: IncompleteAnswer) {
    let excerpt = Excerpt.text(of: text.utf8, limit: Excerpt.answerLimit)
    #expect(decoded(text).failure?.problem == .incomplete(problem, excerpt))
  }

  @Test(arguments: ["true", "null", "0", "\"false\"", "{}", "[false]"])
  func anyErrorValueButFalseIsAnError(value: String) {
    let text = "{\"data\":[],\"error\":\(value)}"
    #expect(decoded(text).failure?.problem == .answerIsError(text))
  }

  /// The excerpt shows the beginning of the answer, even if the problem is at its end.
  @Test func theExcerptIsShort() {
    let rows = (0..<5000).map { "{\"timestamp\":\($0 * 60_000),\"http\":1}" }
    let text = "{\"error\":false,\"data\":[\(rows.joined(separator: ","))],\"next\":1}"
    let excerpt = Excerpt.text(of: text.utf8, limit: Excerpt.answerLimit)
    #expect(decoded(text).failure?.problem == .incomplete(.hasNext, excerpt))
  }

  @Test(arguments: good + bad.map(\.text))
  func chunksMakeNoDifference(text: String) {
    let bytes = Array(text.utf8)
    let whole = decoded(text)
    #expect(Decoded(bytes.singly, .json, .api(.m1)) == whole)
    for border in bytes.indices {
      #expect(Decoded([bytes[..<border], bytes[border...]], .json, .api(.m1)) == whole)
    }
  }

  /// A fixture file may have forms that an answer may not have.
  @Test(arguments: [rows, "{\"data\":\(rows)}", "{\"data\":\(rows),\"next\":1,\"truncated\":true}"])
  func filesMayHaveOtherShapes(text: String) {
    #expect(Decoded(text, .json, .file).failure == nil)
  }

  /// Unknown members must be valid JSON too.
  @Test(arguments: [
    ("\"x\":\"a\u{1}\"", WireProblem.controlCharacter(1)), ("\"x\":\"\\q\"", .badEscape("\\q")),
    ("\"x\":[{\"y\":\"\\ud800\"}]", .loneSurrogate("\\ud800")),
    ("\"\\ud800\":1", .loneSurrogate("\\ud800")), ("\"x\":\"\\u12\"", .badEscape("\\u12")),
    ("\"x\":{\"\n\":1}", .controlCharacter(10)), ("\"x\":01", .expected("a value", found: "01")),
    ("\"x\":\"\\", .unexpectedEnd),
  ])
  func aMemberThatMeansNothingMustBeJSON(member: String, problem: WireProblem) {
    for text in [
      "{\"error\":false,\"data\":[],\(member)}", "{\(member),\"data\":[],\"error\":false}",
    ]
    where problem != .unexpectedEnd || text.hasSuffix("\\}") {
      #expect(decoded(text).failure?.problem == problem)
    }
  }

  @Test(arguments: ["\"x\":\"*\"", "\"*\":1", "\"x\":{\"*\":[]}", "\"x\":[[\"a*b\"]]"])
  func aMemberThatMeansNothingMustBeUTF8(member: String) {
    let sequences: [[UInt8]] = [
      [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    ]
    for bad in sequences {
      let text = "{\"error\":false,\(member),\"data\":[]}"
      let bytes = text.utf8.flatMap { $0 == UInt8(ascii: "*") ? bad : [$0] }
      #expect(Decoded([bytes[...]], .json, .api(.m1)).failure?.problem == .notUTF8)
      #expect(Decoded(bytes.singly, .json, .api(.m1)).failure?.problem == .notUTF8)
    }
  }
}
