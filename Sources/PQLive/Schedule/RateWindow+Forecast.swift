extension RateWindow {
  /// Returns the time until the last of some requests can be sent, if each is answered at once and
  /// the limits stay the same.
  func wait(for count: Int, at now: Duration) -> Duration {
    guard count > 0 else { return .zero }
    var time = max(now, pauseEnd)
    // A refused request counts towards the user's limit, but not towards the server's.
    var lanes =
      [wanted.map { lane($0, at: time, withRefused: true) }]
      + [learned.map { lane($0, at: time, withRefused: false) }]
    for _ in 0..<count {
      for lane in lanes { time = max(time, lane?.next ?? time) }
      for index in lanes.indices { lanes[index]?.times.append(time) }
    }
    return time - now
  }
}
