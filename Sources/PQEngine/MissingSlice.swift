public import PQModel
import PQPlan

/// A part of the range of a query without an answer, because a request failed or its answer ends early.
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
  /// The same parts, in which adjacent parts with the same reason are joined.
  public var joined: [MissingSlice] { joined { $0.failure == $1.failure } }

  /// The same parts, in which adjacent parts are joined. A joined part has the reason of its first.
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
