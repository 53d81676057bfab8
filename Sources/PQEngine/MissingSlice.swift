public import PQModel
import PQPlan

/// A part of the range of a query for which there is no answer, because a request for it failed or
/// its answer ends before.
public struct MissingSlice: Sendable, Equatable {
  /// The part.
  public let range: TimeRange
  /// Whether it is one of the range that the query's is compared with.
  public let isBefore: Bool
  /// Why there is no answer.
  public let failure: BackendFailure
  /// Whether its requests were answered, and the answer ends before it.
  var isCutOff = false
}

extension MissingSlice {
  /// What is said of it above the result.
  func caption(in zone: ZoneRules) -> String {
    "missing: \(range.text(in: zone))" + (isBefore ? ", to compare with" : "")
  }
}

extension [MissingSlice] {
  /// The same parts, of which those that follow each other for one reason are one.
  public var joined: [MissingSlice] { joined { $0.failure == $1.failure } }

  /// The same parts, of which those that follow each other are one, for the first one's reason.
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
