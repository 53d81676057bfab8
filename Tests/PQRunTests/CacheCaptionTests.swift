import PQ
import PQCache
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

@testable import PQRun

/// The caption of an answer that came from the cache.
@Suite struct CacheCaptionTests {
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
  func captionCountsCachedRequests(spared: Int, shortened: Int, sent: Int, caption: String?) {
    let source = AnswerFacts.Source(
      backend: "live", fetched: sent, stored: spared, partlyStored: shortened)
    #expect(source.cacheCaption == caption)
  }

  @Test func theOriginOfEachAnswerIsCounted() async throws {
    let folder = TemporaryFolder()
    let cache = AnswerCache(path: folder.path)
    let backend = CachingBackend(
      DemoBackend(), cache: cache, scope: CacheScope(endpoint: "demo", account: "a"))
    var sources: [AnswerFacts.Source?] = []
    let day = "SINCE '2026-01-14' UNTIL '2026-01-15'"
    for range in [day, day, "LAST 40h"] {
      let outcome = await Session(backend: backend).outcome(of: "SELECT http \(range) EVERY 1h")
      sources.append(outcome.answers.first?.facts?.source)
    }
    #expect(sources.map { $0?.fetched } == [1, 0, 0])
    #expect(sources.map { $0?.stored } == [0, 1, 0])
    #expect(sources.map { $0?.partlyStored } == [0, 0, 1])
  }

  @Test func withoutACacheThereIsNothingToSay() {
    let answer = Answer(DataTable([.texts("a", ["b"])]))
    #expect(answer.captionedByCache.table == answer.table)
    #expect(ScriptedBackend().cacheNotes.isEmpty)
  }
}
