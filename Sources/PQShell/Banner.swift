import PQ
import PQRender
import PQRun

/// What a conversation begins with: two lines, no wider than a terminal of 80 columns.
struct Banner {
  /// Who answers.
  let backend: BackendChoice
  /// The time there.
  let clock: Instant

  /// The lines: what this is and who answers, and what to try first.
  var lines: [String] {
    backend.isOfTutorial
      ? [
        "pq asks Peer5's export API; here a demo answers, of a site that is made up.",
        "New? \\tutorial has eight lessons. Try SELECT http, p2p LAST 24h; or \\? for help.",
      ]
      : [
        introduction,
        "Its clock is \(clock.minute). Try SELECT http, p2p LAST 24h; \\? or \\tutorial.",
      ]
  }

  private var introduction: String {
    let (start, end) = ("pq asks Peer5's export API; here ", " answers.")
    let room = 80 - start.displayWidth - end.displayWidth
    return start + VisibleText.of(backend.place.shortName).shortened(toWidth: room) + end
  }
}

extension Instant {
  /// The whole minute that it lies in.
  fileprivate var minute: Instant {
    let minute: Int64 = 60_000
    return Instant(milliseconds: milliseconds - (milliseconds % minute + minute) % minute)
  }
}
