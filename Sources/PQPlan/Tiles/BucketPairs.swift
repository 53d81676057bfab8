import PQModel

/// The buckets of a query, and beside each the one that it is compared with.
struct BucketPairs {
  private(set) var current: Buckets
  /// As many as there are of `current`; nil if the query compares nothing.
  private(set) var before: Buckets?
  /// The buckets of either range that have no partner.
  private(set) var unpaired: [TimeRange]
  /// How much of each range was left out at its start, in buckets or, if it is one, in time.
  private(set) var trimmed: RangeNote?

  init(_ current: Buckets, before: Buckets? = nil, unpaired: [TimeRange] = []) {
    self.current = current
    self.before = before
    self.unpaired = unpaired
  }

  /// What is left out.
  var notes: [RangeNote] {
    [trimmed, unpaired.isEmpty ? nil : .unpaired(unpaired)].compactMap { $0 }
  }

  /// Leaves out the buckets that begin before an instant in one of the ranges, and their partners.
  ///
  /// - Returns: whether something was left out, and something is left.
  mutating func start(at instant: Instant, ofBefore isBefore: Bool) -> Bool {
    let late = isBefore ? before ?? current : current
    let count = (0..<late.count).first { late[$0].from >= instant } ?? late.count
    guard count > 0, let current = current.dropping(first: count) else { return false }
    self.current = current
    before = before?.dropping(first: count)
    if case .trimmed(let earlier) = trimmed {
      trimmed = .trimmed(buckets: earlier + count)
    } else {
      trimmed = .trimmed(buckets: count)
    }
    return true
  }

  /// Lets ranges that are one bucket each begin later: one of them at an instant, and the other as much
  /// later.
  ///
  /// - Returns: whether something was left out, and something is left.
  mutating func shorten(to instant: Instant, ofBefore isBefore: Bool) -> Bool {
    let late = isBefore ? before ?? current : current
    let length = instant - late.range.from
    let ranges = [current, before].compactMap { $0?.range }.map {
      TimeRange(from: $0.from + length, to: $0.to)
    }
    guard length.milliseconds > 0, ranges.allSatisfy({ $0.from < $0.to }) else { return false }
    current = Buckets(whole: ranges[0])
    if before != nil { before = Buckets(whole: ranges[1]) }
    trimmed = .trimmed(buckets: 0)
    return true
  }

  /// Leaves out the last bucket, which has no partner.
  ///
  /// - Returns: whether something is left.
  mutating func leaveOutLast() -> Bool {
    guard let current = current.dropping(last: 1) else { return false }
    unpaired.append(self.current[self.current.count - 1])
    self.current = current
    before = before?.dropping(last: 1)
    return true
  }
}

/// What is left out of the range of a query.
enum RangeNote {
  /// It begins later than asked, by so many buckets, because what is older is no longer kept; by less
  /// than a bucket if it is one.
  case trimmed(buckets: Int)
  /// Buckets of the range, or of the one that it is compared with, have no partner in the other.
  case unpaired([TimeRange])
}
