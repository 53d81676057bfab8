import CCurl
import PQSystem
import Synchronization

/// The one thread of the process that libcurl runs on. It begins with the first request, and sleeps
/// while there is none.
package final class CurlDriver: Sendable {
  /// What other threads ask of it.
  enum Order: Sendable {
    case begin(CurlTransfer)
    /// The reader has room again.
    case goOn(CurlTransfer)
    /// Nobody wants the answer any more.
    case drop(CurlTransfer)
    case stop
  }

  /// libcurl's bundle of transfers, which only the driver's thread touches; but for the one
  /// function that is there to wake it.
  private struct Bundle: @unchecked Sendable {
    let handle: OpaquePointer
    /// The sockets of its connections, which are kept as long as they are.
    let sockets: OpaquePointer
  }

  private static let state = Result { () throws(NetworkFailure) in
    let driver = try CurlDriver()
    // The libraries below tidy up when the process ends, and that must find no request under way.
    // What is registered last is run first.
    atexit { try? CurlDriver.shared().stop() }
    return driver
  }

  /// The driver of the process.
  static func shared() throws(NetworkFailure) -> CurlDriver { try state.get() }

  private let bundle: Bundle
  private let orders = Mutex<[Order]>([])
  private let hasStopped = Atomic(false)

  /// A driver of its own, which is for tests.
  init() throws(NetworkFailure) {
    try CurlLibrary.open()
    guard let handle = ccurl_multi_new(), let sockets = ccurl_sockets_new() else {
      throw .other("memory is short")
    }
    bundle = Bundle(handle: handle, sockets: sockets)
    // By itself, libcurl keeps four connections for each request that is under way, of whatever
    // server, and closes the others.
    _ = ccurl_multi_set_number(handle, ccurl_multi_option_max_connects, 32)
    guard SystemThread.detach({ self.run() }) else { throw .other("there is no thread to be had") }
  }

  /// The sockets of its connections.
  var sockets: OpaquePointer { bundle.sockets }

  /// Gives the thread something to do.
  func give(_ order: Order) {
    orders.withLock { $0.append(order) }
    _ = ccurl_multi_wakeup(bundle.handle)
  }

  /// Ends the thread, and waits for it a little.
  func stop() {
    give(.stop)
    for _ in 0..<100 where !hasStopped.load(ordering: .acquiring) { usleep(1000) }
  }
}

extension CurlDriver {
  private func run() {
    // Signals are for the threads of the program; and writing to a connection that is closed is an
    // error of the transfer, and no signal.
    SystemThread.blockSignals()
    var loop = CurlLoop(bundle.handle)
    while loop.turn(takeOrders()) {}
    hasStopped.store(true, ordering: .releasing)
  }

  private func takeOrders() -> [Order] {
    orders.withLock { orders in
      defer { orders = [] }
      return orders
    }
  }
}
