import PQModel
import PQTestServers
import Testing

@testable import PQLive

/// An invalid answer is an error with its position. It never becomes a smaller answer.
@Suite struct InvalidAnswerTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    var wire = WireFormat.json
    let text: String
    let problem: AnswerProblem
    /// A part of the message for the user.
    let sentence: String
    var testDescription: String { name }
  }

  private static func rows(_ texts: String...) -> String { LiveSample.answer(texts) }
  private static func row(_ http: String) -> String { LiveSample.row(1, "Chrome", http, "0") }
  private static let good = LiveSample.row(0, "Chrome", "1", "1")
  private static let range = TimeRange(
    from: LiveSample.start, to: LiveSample.start + 3 * TimeSpan.minute)

  static let samples: [Sample] = [
    Sample(
      name: "an error in spite of 200", text: "{\"error\": true, \"message\": \"no\\u001b[31m\"}",
      problem: .isError("{\"error\": true, \"message\": \"no\\u001b[31m\"}"),
      sentence: "api.example has answered with an error (status 200): {\"error\": true"),
    Sample(
      name: "a page", text: "<html>\n<title>Oops</title>\u{1B}[2J",
      problem: .isNoAnswer(.json, "<html> <title>Oops</title>?[2J"),
      sentence: "something else than JSON (status 200): <html> <title>Oops"),
    Sample(
      name: "a page as CSV", wire: .csv, text: "<html>",
      problem: .isNoAnswer(.csv, "<html>"), sentence: "something else than CSV"),
    Sample(
      name: "JSON as CSV", wire: .csv, text: "{\"error\": true}",
      problem: .isNoAnswer(.csv, "{\"error\": true}"), sentence: "something else than CSV"),
    Sample(
      name: "an array", text: "[]\u{1B}",
      problem: .isIncomplete("an array, and not {\"error\": false, \"data\": [...]}", "[]?"),
      sentence: "api.example has answered an array, and not {\"error\": false, \"data\": [...]} "
        + "(status 200): []?"),
    Sample(
      name: "rows and nothing about errors", text: "{\"data\": []}",
      problem: .isIncomplete("without \"error\": false", "{\"data\": []}"),
      sentence: "has answered without \"error\": false (status 200): {\"data\": []}"),
    Sample(
      name: "an answer in pages", text: "{\"error\": false, \"data\": [], \"next\": 2}",
      problem: .isIncomplete(
        "only a part of the rows, as its \"next\" says",
        "{\"error\": false, \"data\": [], \"next\": 2}"),
      sentence: "has answered only a part of the rows, as its \"next\" says (status 200): {"),
    Sample(
      name: "an answer that was cut by its server",
      text: "{\"error\": false, \"data\": [], \"truncated\": true}",
      problem: .isIncomplete(
        "only a part of the rows, as its \"truncated\" says",
        "{\"error\": false, \"data\": [], \"truncated\": true}"),
      sentence: "only a part of the rows, as its \"truncated\" says (status 200): {"),
    Sample(
      name: "a control character in what means nothing",
      text: "{\"error\": false, \"data\": [], \"x\": \"\u{1}\"}",
      problem: .isMalformed(row: nil, field: nil, sentence: ""),
      sentence: "is wrong: the value has a control character, number 1, that is not allowed"),
    Sample(
      name: "a missing field", text: rows(good, "{\"timestamp\": \(LiveSample.minute(1))}"),
      problem: .isMalformed(row: 2, field: nil, sentence: "the row has no metric: x"),
      sentence: "wrong in row 2: the row has no metric"),
    Sample(
      name: "a field that was asked for is not there",
      text: rows("{\"timestamp\": \(LiveSample.minute(1)), \"http\": 1, \"p2p\": 1}"),
      problem: .lacksField(row: 1, field: "browser.name"),
      sentence: "wrong in row 1: there is no \"browser.name\""),
    Sample(
      name: "a column that was asked for is not there", wire: .csv,
      text: "\"timestamp\",\"browser.name\",\"http\"\n",
      problem: .lacksField(row: 1, field: "p2p"), sentence: "there is no \"p2p\""),
    Sample(
      name: "a field that was not asked for",
      text: rows(
        "{\"timestamp\": \(LiveSample.minute(1)), \"browser.name\": \"Chrome\", \"http\": 1, "
          + "\"p2p\": 1, \"played\": 1}"),
      problem: .hasUnaskedField(row: 1, field: "played"),
      sentence: "there is \"played\", which was not asked for"),
    Sample(
      name: "a field that nobody knows",
      text: rows("{\"timestamp\": \(LiveSample.minute(1)), \"htpp\": 1}"),
      problem: .isMalformed(row: 1, field: nil, sentence: ""),
      sentence: "wrong in row 1: unknown key \"htpp\""),
    Sample(
      name: "text for a number", text: rows(good, row("\"many\"")),
      problem: .isMalformed(row: 2, field: "http", sentence: ""),
      sentence: "wrong in row 2: \"http\" must be a whole number"),
    Sample(
      name: "a number past 2^63-1", text: rows(good, row("9223372036854775808")),
      problem: .isMalformed(row: 2, field: "http", sentence: ""),
      sentence: "not 9223372036854775808"),
    Sample(
      name: "a negative number", text: rows(row("-1")),
      problem: .isMalformed(row: 1, field: "http", sentence: ""), sentence: "not -1"),
    Sample(
      name: "a timestamp between buckets",
      text: rows("{\"timestamp\": \(LiveSample.minute(1) + 1), \"http\": 1}"),
      problem: .isMalformed(row: 1, field: "timestamp", sentence: ""),
      sentence: "must be a multiple of 1m"),
    Sample(
      name: "a bucket before the range", text: rows(good, LiveSample.row(-1, "Chrome", "1", "1")),
      problem: .isOutsideRange(row: 2, LiveSample.start - .minute, range),
      sentence: "wrong in row 2: the bucket at 2026-01-13T23:59Z is not in the range"),
    Sample(
      name: "a bucket behind the range", text: rows(good, LiveSample.row(4, "Chrome", "1", "1")),
      problem: .isOutsideRange(row: 2, LiveSample.start + 4 * .minute, range),
      sentence: "the bucket at 2026-01-14T00:04Z"),
    Sample(
      name: "a group outside the filter", text: rows(good, LiveSample.row(0, "Opera", "1", "1")),
      problem: .isOutsideFilter(row: 2, .browserName, value: "\"Opera\""),
      sentence: "wrong in row 2: \"browser.name\" is \"Opera\""),
    Sample(
      name: "a group that looks like one of the filter",
      text: rows(LiveSample.row(0, "\u{FF23}hrome", "1", "1")),
      problem: .isOutsideFilter(row: 1, .browserName, value: "\"\u{FF23}hrome\""),
      sentence: "row 1"),
    Sample(
      name: "a row twice", text: rows(good, LiveSample.row(0, "Firefox", "1", "1"), good),
      problem: .isRepeated(row: 3, LiveSample.start, values: ["\"Chrome\""]),
      sentence: "wrong in row 3: the bucket at 2026-01-14T00:00Z of \"Chrome\" was there before"),
    Sample(
      name: "a row twice, out of order",
      text: rows(
        LiveSample.row(3, "Chrome", "0", "0"), LiveSample.row(1, "Chrome", "1", "1"), good,
        LiveSample.row(1, "Chrome", "1", "1")),
      problem: .isRepeated(row: 4, LiveSample.start + .minute, values: ["\"Chrome\""]),
      sentence: "wrong in row 4"),
    Sample(
      name: "a depth bomb",
      text: "{\"error\": false, \"x\": \(String(repeating: "[", count: 10_000))",
      problem: .isMalformed(row: nil, field: nil, sentence: ""), sentence: "nested"),
    Sample(
      name: "something behind the end", text: LiveSample.goodJSON + "{}",
      problem: .isMalformed(row: nil, field: nil, sentence: ""), sentence: "the end of the text"),
  ]

  @Test(arguments: samples)
  func errorHasRowAndField(sample: Sample) async throws {
    let transport = ScriptedTransport(Reply("200 OK", sample.text))
    let backend = try LiveSample.backend(transport) { $0.wire = sample.wire }
    let failure = try #require(await backend.failure(of: LiveSample.request()))
    #expect(failure.kind == .answer)
    #expect(failure.description.contains(sample.sentence), "\(failure)")
    #expect(transport.requests.count == 1, "it was asked again")
    guard case .answer(let problem) = failure.reason else { return }
    switch (problem, sample.problem) {
    case (.isMalformed(let row, let field, _), .isMalformed(let otherRow, let otherField, _)):
      #expect(row == otherRow && field == otherField)
    default: #expect(problem == sample.problem)
    }
  }

  @Test func invalidUTF8IsAnError() async throws {
    let bytes = Array(LiveSample.goodJSON.utf8).map { $0 == UInt8(ascii: "F") ? 0xFF : $0 }
    let transport = ScriptedTransport(Reply(bytes: bytes))
    let failure = try await LiveSample.backend(transport).failure(of: LiveSample.request())
    #expect(failure?.description.contains("row 2: \"browser.name\" is not UTF-8") == true)
  }

  /// An answer that is cut within correct HTTP framing is requested again.
  @Test(arguments: [1, 10, 40, 100])
  func aCutAnswerIsAskedForAgain(count: Int) async throws {
    let text = String(LiveSample.goodJSON.prefix(count))
    let transport = ScriptedTransport { _, number in
      Reply("200 OK", number < 2 ? text : LiveSample.goodJSON)
    }
    let backend = try LiveSample.backend(transport)
    #expect(try await backend.rows(of: LiveSample.request()) == LiveSample.goodTable)
    #expect(transport.requests.count == 3)
  }

  /// Half of a CSV answer can look complete, so an answer without a length is refused.
  @Test func csvWithoutLengthIsRefused() async throws {
    let transport = ScriptedTransport(
      Reply("200 OK", LiveSample.goodCSV, type: "text/csv", framing: .close))
    let backend = try LiveSample.backend(transport) { $0.wire = .csv }
    let failure = try await backend.failure(of: LiveSample.request())
    #expect(failure?.reason == .answer(.hasNoLength))
  }

  @Test func emptyBodyIsANetworkFailure() async throws {
    let transport = ScriptedTransport(Reply("200 OK", ""))
    let failure = try await LiveSample.backend(transport).failure(of: LiveSample.request())
    #expect(failure?.kind == .network)
    #expect(transport.requests.count == RetryPolicy().maxTries)
  }
}
