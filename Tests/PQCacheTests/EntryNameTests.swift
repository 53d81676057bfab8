import PQModel
import Testing

@testable import PQCache

/// The file name of an entry has its range and its metrics.
@Suite struct EntryNameTests {
  @Test func fileNameHasRangeAndMetrics() {
    let entry = EntryName(range: .buckets(1..<3), metrics: [.sessions, .http])
    #expect(entry.metrics == [.http, .sessions])
    #expect(entry.fileName == "1768438800000_1768446000000_http+sessions.answer")
    #expect(EntryName(fileName: entry.fileName) == entry)
    #expect(entry.isAligned(to: .h1) && !entry.isAligned(to: .h3))
  }

  @Test func theEarliestTimesHaveNamesToo() {
    let range = TimeRange(from: Instant(milliseconds: -60_000), to: Instant(milliseconds: 0))
    let entry = EntryName(range: range, metrics: Metric.allCases)
    #expect(EntryName(fileName: entry.fileName) == entry)
  }

  @Test(arguments: [
    "", ".answer", "__.answer", "1_2_.answer", "1_2_http", "1_2_http.answer.draft",
    "2_1_http.answer", "1_1_http.answer",
    "+1_2_http.answer", "01_2_http.answer", "1_2_p2p+http.answer",
    "1_2_http+http.answer", "1_2_bytes.answer", "1_2_http+.answer", "1_2_3_http.answer",
    "1_99999999999999999999_http.answer", "../1_2_http.answer", "ledger",
  ])
  func otherNamesAreNil(name: String) {
    #expect(EntryName(fileName: name) == nil)
  }

  @Test func anEntryReplacesThoseThatHoldNoMore() {
    let entry = EntryName(range: .buckets(1..<4), metrics: [.http, .p2p])
    #expect(entry.replaces(EntryName(range: .buckets(1..<3), metrics: [.p2p])))
    #expect(entry.replaces(entry))
    #expect(!entry.replaces(EntryName(range: .buckets(0..<3), metrics: [.p2p])))
    #expect(!entry.replaces(EntryName(range: .buckets(1..<5), metrics: [.p2p])))
    #expect(!entry.replaces(EntryName(range: .buckets(1..<3), metrics: [.played])))
  }
}
