public import PQModel
package import PQPlan

/// The result of a run, with a summary of the work.
package struct Execution: Sendable {
  /// The summary of one request.
  package struct Request: Sendable {
    /// The number of rows of the answer; 0 if the request failed.
    package let rows: Int
    /// The size of the values in memory, in bytes.
    package let bytes: Int
    /// The time that this request waited: from the start of the plan's first request to the sending of
    /// this request.
    package let waited: Duration
    /// The time from the sending of the request to the end of its answer.
    package let time: Duration
    /// The origin of the answer.
    package let origin: AnswerOrigin
    /// The reason why there is no answer, or `nil` if there is an answer.
    package let failure: BackendFailure?
    /// True if the request was sent twice, because the first answer contradicted the answer to another
    /// request. Then the times are the sums over both attempts, and all other values are from the second
    /// attempt.
    package private(set) var isRepeated = false

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
  package struct OperationSummary: Sendable {
    /// The operation that was done.
    package let operation: Plan.Operation
    /// The number of rows after the operation; for TOP, the number of groups.
    package let rows: Int
    /// The time that the operation took.
    package let time: Duration
  }

  /// The rows of the result. The table also has the captions that are shown above the rows.
  package internal(set) var table: DataTable
  /// The ranges, the zone and the buckets of the result.
  package let frame: TimeFrame
  /// The name of the backend that was asked.
  package let backend: String
  /// True if parts are missing, and TOP could have picked other groups with these parts.
  package let isTopUndecided: Bool
  /// The parts of the range that are missing from the table; empty if the answer is complete. The
  /// parts of the query range come first, in order of time. The parts of the comparison range
  /// follow.
  package let missing: [MissingSlice]
  /// The summary of each request, in the order of the plan.
  package let requests: [Request]
  /// The summaries of the operations on the answers, in the order of the operations.
  package let steps: [OperationSummary]
  /// Notes about an answer that may not be what the question meant.
  package let notes: [AnswerNote]
  /// The time that the run took.
  package let time: Duration
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
  package var joined: [MissingSlice] { joined { $0.failure == $1.failure } }

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
