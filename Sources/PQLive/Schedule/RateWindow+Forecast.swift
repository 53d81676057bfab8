extension RateWindow {
  /// How long until the last of so many requests may be sent, if each is answered at once and the
  /// limit stays what it is.
  func wait(for count: Int, at now: Duration) -> Duration {
    guard count > 0 else { return .zero }
    let start = max(now, pauseEnd)
    guard let limit = [wanted, learned].compactMap(\.self).min() else { return start - now }
    var times = times(countedAt: start)
    for _ in 0..<count {
      let place = times.count - max(1, limit)
      times.append(place < 0 ? start : max(start, times[place] + Self.length))
    }
    return times[times.count - 1] - now
  }
}
