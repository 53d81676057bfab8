import CCurl
import Synchronization

/// The event loop of the driver's thread.
struct CurlLoop {
  private let bundle: OpaquePointer
  private var transfers: [OpaquePointer: CurlTransfer] = [:]

  init(_ bundle: OpaquePointer) { self.bundle = bundle }

  /// Runs one turn: follows commands, lets libcurl work, and sleeps until there is more to do.
  ///
  /// - Returns: false after the command to stop.
  mutating func turn(_ commands: [CurlDriver.Command]) -> Bool {
    for command in commands {
      switch command {
      case .begin(let transfer): begin(transfer)
      case .goOn(let transfer): if holds(transfer) { transfer.goOn() }
      case .drop(let transfer): drop(transfer)
      case .stop:
        for transfer in transfers.values { end(transfer, .failure(.cancelled)) }
        return false
      }
    }
    _ = ccurl_multi_perform(bundle)
    endWhatIsOver()
    for transfer in transfers.values { transfer.wakeReader() }
    _ = ccurl_multi_poll(bundle, Int32((checkTimes() / .milliseconds(1)).rounded(.up)))
    return true
  }

  private mutating func begin(_ transfer: CurlTransfer) {
    // The transfer may have been cancelled before it began.
    guard transfer.arrival.withLock({ $0.end }) == nil else { return }
    let handle = transfer.easy.handle
    if ccurl_multi_add(bundle, handle) != 0 {
      transfers[handle] = transfer
    } else {
      transfer.finish(.failure(.other("libcurl takes no more requests")))
    }
  }

  private func holds(_ transfer: CurlTransfer) -> Bool {
    transfers[transfer.easy.handle] === transfer
  }

  private mutating func drop(_ transfer: CurlTransfer) {
    if holds(transfer) { end(transfer, .failure(.cancelled)) }
  }

  private mutating func end(_ transfer: CurlTransfer, _ result: Result<Void, NetworkFailure>) {
    let handle = transfer.easy.handle
    _ = ccurl_multi_remove(bundle, handle)
    transfers[handle] = nil
    transfer.finish(result)
  }

  private mutating func endWhatIsOver() {
    var code = ccurl_ok
    while let handle = ccurl_multi_ended(bundle, &code) {
      _ = ccurl_multi_remove(bundle, handle)
      guard let transfer = transfers[handle] else { continue }
      if transfer.needsOtherConnection(code), ccurl_multi_add(bundle, handle) != 0 { continue }
      transfers[handle] = nil
      transfer.finish(code)
    }
  }

  /// Ends the transfers that have reached a time limit.
  ///
  /// - Returns: the time until the next check, at most an hour.
  private mutating func checkTimes() -> Duration {
    let now = ContinuousClock.now
    var pause = Duration.seconds(3600)
    for transfer in transfers.values {
      switch transfer.checkTime(now) {
      case .within(let left): pause = min(pause, left)
      case .reached(let limit):
        end(transfer, .failure(.timedOut(limit, after: transfer.limits[limit])))
      }
    }
    return pause
  }
}
