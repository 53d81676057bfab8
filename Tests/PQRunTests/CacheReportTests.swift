import PQ
import PQCache
import PQEngine
import PQModel
import PQTestSupport
import Testing

@testable import PQRun

/// The caption of an answer that came from the cache.
@Suite struct CacheReportTests {
  @Test(arguments: [
    (0, 0, 0, nil), (0, 0, 1, nil), (0, 0, 4, nil),
    (1, 0, 0, "answered from the cache"), (4, 0, 0, "all 4 requests from the cache"),
    (0, 1, 0, "answered in part from the cache"),
    (0, 1, 3, "1 of 4 requests in part from the cache"),
    (0, 4, 0, "4 of 4 requests in part from the cache"),
    (3, 0, 1, "3 of 4 requests from the cache"),
    (3, 1, 0, "3 of 4 requests from the cache, 1 in part"),
    (1, 2, 1, "1 of 4 requests from the cache, 2 in part"),
  ])
  func saysWhatWasSpared(spared: Int, shortened: Int, sent: Int, caption: String?) {
    var usage = CacheUsage()
    usage.spared = spared
    usage.shortened = shortened
    usage.sent = sent
    #expect(usage.caption == caption)
  }

  @Test func withoutACacheThereIsNothingToSay() {
    let report = CacheReport(ScriptedBackend())
    let answer = Answer(Table([.texts("a", ["b"])]))
    #expect(report.told(answer, since: report.usage).table == answer.table)
    #expect(report.notes.isEmpty)
  }
}
