/// The choice of COMPARE WITH.
extension JudgedQueryGenerator {
  mutating func chooseEarlier() {
    if case .none = query.range.repetition { return }
    guard let (text, pairs) = chance(50) ? previous() : ago(),
      Reach.covers(pairs.own, now: now), Reach.covers(pairs.before, now: now)
    else { return }
    query.range.buckets = pairs.own
    query.earlier = JudgedQuery.Earlier(text: text, buckets: pairs.before)
  }

  /// Returns the buckets for PREVIOUS: the range of equal length before, or the earlier calendar period.
  private func previous() -> (String, JudgedPairs)? {
    switch query.range.repetition {
    case .ofLength: justBefore().map { ("PREVIOUS", $0) }
    case .ofDays(let days): pairs(CalendarShift(days: days)).map { ("PREVIOUS", $0) }
    case .ofMonths(let months): pairs(CalendarShift(months: months)).map { ("PREVIOUS", $0) }
    case .onlyAgo, .none: nil
    }
  }

  /// Pairs the buckets with the same number of buckets immediately before, in order.
  private func justBefore() -> JudgedPairs? {
    let own = query.range.buckets
    guard let cut = query.cut else {
      return JudgedPairs(own: own, before: .listed([2 * own.from - own.to, own.from]))
    }
    let index = almanac.index(of: own.from, cut)
    return almanac.buckets(from: almanac.start(index - own.count, cut), to: own.from, cut)
      .map { JudgedPairs(own: own, before: $0) }
  }

  private mutating func ago() -> (String, JudgedPairs)? {
    if chance(25) {
      let months = pick([1, 3, 12])
      return pairs(CalendarShift(months: months)).map { ("\(Cut.text(months: months)) AGO", $0) }
    }
    let own = query.cut?.minutes.map { [$0, 2 * $0] } ?? []
    let minutes = pick([1440, 7 * 1440] + own)
    let isDays = minutes % Cut.day == 0
    let shift =
      isDays ? CalendarShift(days: minutes / Cut.day) : CalendarShift(minutes: minutes)
    return pairs(shift).map { ("\(Cut.text(minutes: minutes)) AGO", $0) }
  }

  private func pairs(_ shift: CalendarShift) -> JudgedPairs? {
    JudgedPairs(query.range.buckets, shift, cut: query.cut, almanac)
  }
}
