import PQModel
import Testing

@testable import PQEmulator

/// The access log has one line for each request, without the token.
@Suite struct AccessLineTests {
  private func line(_ target: String, method: String = "POST") -> AccessLine {
    AccessLine(
      time: Instant(milliseconds: Body.clock), head: RequestHead(method: method, target: target))
  }

  @Test func lineHasRequestStatusSizeAndTime() {
    var line = line("/v1/export?format=csv")
    line.status = 200
    line.byteCount = 1834
    line.duration = .microseconds(2900)
    line.notes = ["fault cut", "the connection ended early"]
    #expect(
      line.text(hiding: "sesame")
        == "2026-01-15T00:00:00.000Z POST /v1/export?format=csv 200 1834 bytes 2 ms: fault cut: "
        + "the connection ended early")
  }

  @Test func aRequestWithoutAnswerHasNoStatus() {
    #expect(line("/").text(hiding: "x") == "2026-01-15T00:00:00.000Z POST / - 0 bytes 0 ms")
  }

  @Test func tokenIsHiddenInEveryField() {
    var line = line("/v1/export?token=sesame&x=sesame", method: "sesame")
    line.notes = ["there is no \"sesame\""]
    let text = line.text(hiding: "sesame")
    #expect(!text.contains("sesame"))
    #expect(text.contains("?token=[token]&x=[token]"))
  }

  @Test func requestCannotInjectALine() {
    let text = line("/a\r\nfaked\u{1B}[31m \u{202E}é" + String(repeating: "x", count: 5000))
      .text(hiding: "sesame")
    #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    #expect(text.utf8.count < 500)
  }
}

@Suite struct HTTPDateFormatTests {
  @Test(arguments: [
    ("2026-01-15T20:30", "Thu, 15 Jan 2026 20:30:00 GMT"),
    ("1994-11-06T08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("1969-12-31", "Wed, 31 Dec 1969 00:00:00 GMT"),
    ("2000-02-29T23:59:59", "Tue, 29 Feb 2000 23:59:59 GMT"),
  ])
  func dateHasHTTPFormat(time: String, text: String) throws {
    #expect(HTTPDate.text(try #require(Instant(iso8601: time))) == text)
  }
}
