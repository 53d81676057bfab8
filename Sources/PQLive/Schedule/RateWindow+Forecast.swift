extension RateWindow {
  /// So many requests a minute, and when those were answered that count.
  private struct Lane {
    let limit: Int
    var times: [Duration]

    /// When the next may be sent, unless something else is in its way.
    var next: Duration {
      let place = times.count - max(1, limit)
      return place < 0 ? .zero : times[place] + RateWindow.length
    }
  }

  /// How long until the last of so many requests may be sent, if each is answered at once and the
  /// limits stay what they are.
  func wait(for count: Int, at now: Duration) -> Duration {
    guard count > 0 else { return .zero }
    var time = max(now, pauseEnd)
    // One that was refused counts for the user, and not for the server.
    var lanes =
      [wanted.map { Lane(limit: $0, times: times(at: time, withRefused: true)) }]
      + [learned.map { Lane(limit: $0, times: times(at: time, withRefused: false)) }]
    for _ in 0..<count {
      for lane in lanes { time = max(time, lane?.next ?? time) }
      for index in lanes.indices { lanes[index]?.times.append(time) }
    }
    return time - now
  }
}
