import PQEngine
import PQModel

/// Hands on the pieces of an answer, and writes what is closed of them to an entry of the cache.
struct KeepingSink<Sink: AnswerSink>: AnswerSink {
  private(set) var sink: Sink
  /// What is fetched: the range of the request, or a part of it.
  private let range: TimeRange
  private let inquiry: Inquiry
  private let cache: AnswerCache
  private let journal: Journal
  private var draft: EntryDraft?

  init(
    _ sink: Sink, _ range: TimeRange, _ inquiry: Inquiry, cache: AnswerCache, _ journal: Journal
  ) {
    self.sink = sink
    self.range = range
    self.inquiry = inquiry
    self.cache = cache
    self.journal = journal
  }

  /// A bucket is closed if it is so by both clocks, the one here and that of the server.
  mutating func begin(_ head: AnswerHead) {
    sink.begin(head)
    draft?.giveUp()
    let clock = min(inquiry.clock, head.serverTime ?? inquiry.clock)
    draft =
      journal.noting { () throws(CacheNote) in
        try cache.draft(of: range, inquiry, clock: clock)
      } ?? nil
  }

  mutating func take(_ piece: Table) {
    guard let rows = Answer(piece, Layout(inquiry.request)) else {
      // Who takes it will say what is wrong with it.
      draft?.giveUp()
      return sink.take(piece)
    }
    draft?.add(rows)
    // A part of a range is joined with others, of which it may have no row.
    let isPart = range != inquiry.request.range
    sink.take(isPart ? rows.clipped(to: range).table : piece)
  }

  /// Keeps the entry: the answer is complete.
  func finish() {
    guard let draft else { return }
    journal.noting { () throws(CacheNote) in try cache.keep(draft) }
  }
}
