import PQEngine
import PQModel

/// A sink that passes on the pieces of an answer. It also writes the closed buckets of the pieces to an
/// entry of the cache.
struct StoringSink<Sink: AnswerSink>: AnswerSink {
  private(set) var sink: Sink
  /// The fetched range: the range of the request, or a part of this range.
  private let range: TimeRange
  private let inquiry: CacheRequest
  private let cache: AnswerCache
  private let journal: CacheLog
  private var draft: EntryDraft?

  /// True if a part of the answer is already stored.
  private var isPart: Bool { range != inquiry.request.range }

  init(
    _ sink: Sink, _ range: TimeRange, _ inquiry: CacheRequest, cache: AnswerCache,
    _ journal: CacheLog
  ) {
    self.sink = sink
    self.range = range
    self.inquiry = inquiry
    self.cache = cache
    self.journal = journal
  }

  /// Begins an answer. A bucket counts as closed only if it is closed by both clocks: the local clock
  /// and the server's clock.
  mutating func begin(_ head: AnswerHead) {
    var shown = head
    if isPart { shown.origin = .partlyStored }
    sink.begin(shown)
    draft?.giveUp()
    let clock = min(inquiry.clock, head.serverTime ?? inquiry.clock)
    draft =
      journal.recordingNotes { () throws(CacheNote) in
        try cache.draft(of: range, inquiry, clock: clock)
      } ?? nil
  }

  mutating func take(_ piece: DataTable) {
    guard let rows = AnswerColumns(piece, ColumnLayout(inquiry.request)) else {
      // The receiver reports the mistake in the piece.
      draft?.giveUp()
      return sink.take(piece)
    }
    draft?.add(rows)
    // If only a part was fetched, its rows are joined with cached rows. So rows outside the part must be
    // removed.
    sink.take(isPart ? rows.clipped(to: range).table : piece)
  }

  /// Finishes the entry, because the answer is complete.
  func finish() {
    guard let draft else { return }
    journal.recordingNotes { () throws(CacheNote) in try cache.store(draft) }
  }
}
