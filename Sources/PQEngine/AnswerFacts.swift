public import PQPlan

/// The facts about an answer: its time frame, its missing parts, its origin and its cost. The captions
/// above a result are derived from these facts.
public struct AnswerFacts: Sendable, Equatable {
  /// The backend that was asked, and the origin of its answers.
  public struct Source: Sendable, Equatable {
    /// The name of the backend, such as `demo`.
    public let backend: String
    /// The number of requests that were sent for their whole range, and of requests that failed.
    public let fetched: Int
    /// The number of requests that stored answers could answer completely. No request was sent for them.
    public let stored: Int
    /// The number of requests that stored answers could answer in part. A request was sent for the rest.
    public let partlyStored: Int

    /// Creates a source from the numbers of requests by origin.
    package init(backend: String, fetched: Int, stored: Int, partlyStored: Int) {
      self.backend = backend
      (self.fetched, self.stored, self.partlyStored) = (fetched, stored, partlyStored)
    }
  }

  /// The cost of an answer.
  public struct Cost: Sendable, Equatable {
    /// The number of requests of the plan, including requests that were answered from stored answers.
    public let requests: Int
    /// The number of rows of all answers.
    public let rows: Int
    /// The size of the values of these rows in memory, in bytes.
    public let bytes: Int
    /// The time from the first request to the finished table.
    public let time: Duration
  }

  /// The range, the comparison range, the zone and the buckets.
  public let frame: TimeFrame
  /// The parts of the range without data, because a request failed or its answer ended early.
  /// Adjacent parts with the same failure are one element. The list is empty if the answer is
  /// complete.
  public let missing: [MissingSlice]
  /// True if parts are missing, and TOP could have picked other groups with these parts.
  public let isTopUndecided: Bool
  /// The origin of the rows.
  public let source: Source
  /// The work for the answer.
  public let cost: Cost
  /// Notes about an answer that may not be what the question meant: a value that no row has, or rows
  /// without traffic that HAVING asks for.
  public let notes: [AnswerNote]
}

extension AnswerFacts {
  /// All captions: first the captions about the time, then the captions about the run.
  package var captions: [String] { frame.captions + runCaptions }

  /// The captions about missing parts. They exist only after a run, not for a plan alone.
  package var runCaptions: [String] {
    missing.joinedByTime.map { $0.caption(in: frame.zone) }
      + (isTopUndecided ? ["TOP was decided without what is missing"] : [])
  }
}

extension AnswerFacts.Source {
  /// The caption about the cache; `nil` if the cache was not used.
  package var cacheCaption: String? {
    let all = stored + partlyStored + fetched
    return switch (stored, partlyStored) {
    case (0, 0): nil
    case (1, _) where all == 1: "answered from the cache"
    case (_, 1) where all == 1: "answered in part from the cache"
    case (all, _): "all \(all) requests from the cache"
    case (0, let part): "\(part) of \(all) requests in part from the cache"
    case (let whole, 0): "\(whole) of \(all) requests from the cache"
    case (let whole, let part): "\(whole) of \(all) requests from the cache, \(part) in part"
    }
  }
}

extension Execution {
  /// The facts about the result.
  package var facts: AnswerFacts {
    AnswerFacts(
      frame: frame, missing: missing.joined, isTopUndecided: isTopUndecided,
      source: AnswerFacts.Source(
        backend: backend, fetched: count(of: .fetched), stored: count(of: .stored),
        partlyStored: count(of: .partlyStored)),
      cost: AnswerFacts.Cost(
        requests: requests.count, rows: requests.reduce(0) { $0 + $1.rows },
        bytes: requests.reduce(0) { $0 + $1.bytes }, time: time), notes: notes)
  }

  private func count(of origin: AnswerOrigin) -> Int { requests.count { $0.origin == origin } }
}
