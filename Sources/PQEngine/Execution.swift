public import PQModel
public import PQPlan

/// The result of a run, with a summary of the work.
public struct Execution: Sendable {
  /// The summary of one request.
  public struct Request: Sendable {
    /// The number of rows of the answer; 0 if the request failed.
    public let rows: Int
    /// The size of the values in memory, in bytes.
    public let bytes: Int
    /// The time that this request waited: from the start of the plan's first request to the sending of
    /// this request.
    public let waited: Duration
    /// The time from the sending of the request to the end of its answer.
    public let time: Duration
    /// The origin of the answer.
    public let origin: AnswerOrigin
    /// The reason why there is no answer, or `nil` if there is an answer.
    public let failure: BackendFailure?
    /// True if the request was sent twice, because the first answer contradicted the answer to another
    /// request. Then the times are the sums over both attempts, and all other values are from the second
    /// attempt.
    public private(set) var isRepeated = false

    init(
      rows: Int = 0, bytes: Int = 0, waited: Duration = .zero, time: Duration = .zero,
      origin: AnswerOrigin = .fetched, failure: BackendFailure? = nil
    ) {
      (self.rows, self.bytes, self.waited, self.time) = (rows, bytes, waited, time)
      (self.origin, self.failure) = (origin, failure)
    }

    /// Returns the summary of both attempts of a request. `self` is the summary of the first
    /// attempt.
    func repeated(by second: Request) -> Request {
      var both = Request(
        rows: second.rows, bytes: second.bytes, waited: waited + second.waited,
        time: time + second.time, origin: second.origin, failure: second.failure)
      both.isRepeated = true
      return both
    }
  }

  /// The summary of one operation on the answers.
  public struct OperationSummary: Sendable {
    /// The operation that was done.
    public let operation: Plan.Operation
    /// The number of rows after the operation; for TOP, the number of groups.
    public let rows: Int
    /// The time that the operation took.
    public let time: Duration
  }

  /// The rows of the result. The table also has the captions that are shown above the rows.
  public internal(set) var table: DataTable
  /// The ranges, the zone and the buckets of the result.
  public let frame: TimeFrame
  /// The name of the backend that was asked.
  public let backend: String
  /// True if parts are missing, and TOP could have picked other groups with these parts.
  public let isTopUndecided: Bool
  /// The parts of the range that are missing from the table; empty if the answer is complete. The
  /// parts of the query range come first, in order of time. The parts of the comparison range
  /// follow.
  public let missing: [MissingSlice]
  /// The summary of each request, in the order of the plan.
  public let requests: [Request]
  /// The summaries of the operations on the answers, in the order of the operations.
  public let steps: [OperationSummary]
  /// The time that the run took.
  public let time: Duration
}

/// A part of a query's range that has no answer, because a request failed or its answer ended early.
public struct MissingSlice: Sendable, Equatable {
  /// The part of the range.
  public let range: TimeRange
  /// True if the part belongs to the comparison range.
  public let isBefore: Bool
  /// The reason why there is no answer.
  public let failure: BackendFailure
  /// True if the requests were answered, but the answers end before this part.
  var isCutOff = false
}

extension MissingSlice {
  /// Returns the caption that is shown above the result.
  func caption(in zone: ZoneRules) -> String {
    "missing: \(range.text(in: zone))" + (isBefore ? ", to compare with" : "")
  }
}

extension [MissingSlice] {
  /// The parts of this list. Adjacent parts with the same failure are joined into one part.
  public var joined: [MissingSlice] { joined { $0.failure == $1.failure } }

  /// The parts of this list. Adjacent parts are joined into one part, even if their failures
  /// differ. A joined part has the failure of its first part.
  var joinedByTime: [MissingSlice] { joined { _, _ in true } }

  private func joined(where areAlike: (MissingSlice, MissingSlice) -> Bool) -> [MissingSlice] {
    reduce(into: []) { slices, slice in
      guard let last = slices.last, last.range.to == slice.range.from, areAlike(last, slice),
        last.isBefore == slice.isBefore
      else { return slices.append(slice) }
      slices[slices.count - 1] = MissingSlice(
        range: TimeRange(from: last.range.from, to: slice.range.to), isBefore: last.isBefore,
        failure: last.failure, isCutOff: last.isCutOff)
    }
  }
}
