import PQ
import PQRender
import PQRun

/// The first two lines of the interactive shell, at most 80 columns wide.
struct Banner {
  /// The selected backend.
  let backend: BackendChoice
  /// The time of the session.
  let clock: Instant

  /// The lines: the purpose of pq and its backend, and a query to try.
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
  /// The start of its minute.
  fileprivate var minute: Instant {
    let minute: Int64 = 60_000
    return Instant(milliseconds: milliseconds - (milliseconds % minute + minute) % minute)
  }
}
