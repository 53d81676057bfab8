extension RateWindow {
  /// How long until the last of so many requests may be sent, if each is answered at once and the
  /// limits stay what they are.
  func wait(for count: Int, at now: Duration) -> Duration {
    guard count > 0 else { return .zero }
    var time = max(now, pauseEnd)
    // One that was refused counts for the user, and not for the server.
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
