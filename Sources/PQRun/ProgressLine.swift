import PQ
import PQLive
import PQRender
import PQSystem
import Synchronization

/// The progress line at the bottom of a terminal. It is erased when the statement ends.
package final class ProgressLine: Sendable {
  /// The time after which the line appears. Faster statements show none.
  private static let patience = Duration.milliseconds(300)

  private let write: @Sendable (String) -> Void
  private let width: @Sendable () -> Int
  /// The text of the line; `nil` if none is shown.
  private let shown = Mutex<String?>(nil)

  /// Creates a line on a terminal that has `width` columns and knows escape sequences.
  init(width: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// Returns the line on standard error; `nil` if that is not a terminal that can rewrite a line.
  package static func onTerminal() -> ProgressLine? {
    guard StandardStream.error.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    return ProgressLine(
      width: { StandardStream.error.width ?? 80 },
      write: { try? StandardStream.error.write(Array($0.utf8)) })
  }

  /// Shows the progress of a statement, unless it has just begun.
  func show(_ state: WaitingState, at now: ContinuousClock.Instant) {
    guard now - state.start >= Self.patience else { return }
    // The last column stays empty, because some terminals wrap when it is filled.
    let text = String(VisibleText.of(ProgressText.line(state, at: now)).prefix(max(1, width() - 1)))
    shown.withLock { shown in
      guard shown != text else { return }
      write("\r\(text)\u{1B}[K")
      shown = text
    }
  }

  /// Erases the line.
  func clear() {
    shown.withLock { shown in
      if shown != nil { write("\r\u{1B}[K") }
      shown = nil
    }
  }
}

/// The progress of a statement in words.
enum ProgressText {
  /// Returns the progress line, such as `2 of 14 requests, 7,200 rows; 12 s for the limit of 10
  /// requests a minute; about 40 s left`.
  static func line(_ state: WaitingState, at now: ContinuousClock.Instant) -> String {
    let done = state.progress.map(done) ?? "no request yet"
    return ([done] + [pause(state, at: now), timeLeft(state, at: now)].compactMap(\.self))
      .joined(separator: "; ")
  }

  /// Returns the numbers of answered requests and rows.
  static func done(_ progress: RunProgress) -> String {
    let count = progress.requestCount
    let failed = progress.failed == 0 ? "" : " (and \(progress.failed) failed)"
    let rows = "\(grouped(progress.rows)) row\(progress.rows == 1 ? "" : "s")"
    return "\(progress.answered) of \(count) request\(count == 1 ? "" : "s")\(failed), \(rows)"
  }

  private static func pause(_ state: WaitingState, at now: ContinuousClock.Instant) -> String? {
    guard let pause = state.pause, pause.end > now else { return nil }
    let time = seconds(pause.end - now)
    return switch pause.event {
    case .waiting(.rate(let count), _):
      "\(time) for the limit of \(count) request\(count == 1 ? "" : "s") a minute"
    case .waiting(.refusal, _): "\(time) because the server has had too many requests"
    case .waiting(.unavailable, _): "\(time) because the server asks to be left alone"
    case .failed(let failure, _):
      "again in \(time)\(failure.wanted == nil ? "" : ", as the server asks"): "
        + failure.kind.words
    case .sent, .answered, .clockDiffers: nil
    }
  }

  /// Returns an estimate from the average time per answered request; `nil` in the first second.
  private static func timeLeft(_ state: WaitingState, at now: ContinuousClock.Instant) -> String? {
    guard let progress = state.progress, progress.answered > 0, !progress.isOver else { return nil }
    let time = now - state.start
    guard time > .seconds(1) else { return nil }
    let left = progress.requestCount - progress.answered - progress.failed
    let pause = max(.zero, (state.pause?.end ?? now) - now)
    return "about \(seconds(time * left / progress.answered + pause)) left"
  }

  /// Returns a duration in whole seconds, or in minutes from 100 s on.
  private static func seconds(_ time: Duration) -> String {
    let seconds = Int((time / .seconds(1)).rounded(.up))
    return seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
  }

  private static func grouped(_ count: Int) -> String {
    var bytes: [UInt8] = []
    bytes.append(digits: UInt64(count), isGrouped: true)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension LiveFailure.Kind {
  /// A short description of the failure.
  fileprivate var words: String {
    switch self {
    case .authentication: "the token was not taken"
    case .rateLimited: "the server has had too many requests"
    case .server: "the server has failed"
    case .network: "the connection has failed"
    case .answer: "the answer was not whole"
    case .outOfReach: "the range has left what the server keeps"
    case .cancelled: "it was cancelled"
    }
  }
}
