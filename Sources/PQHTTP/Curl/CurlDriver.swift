import CCurl
import PQSystem
import Synchronization

/// The thread on which libcurl runs, one per process. It starts with the first request, and sleeps
/// while there are no requests.
package final class CurlDriver: Sendable {
  /// A command of another thread.
  enum Command: Sendable {
    case begin(CurlTransfer)
    /// Resume the transfer, because the reader has taken its bytes.
    case goOn(CurlTransfer)
    /// End the transfer, because its answer is no longer needed.
    case drop(CurlTransfer)
    case stop
  }

  /// A multi handle of libcurl. Only the driver's thread uses it, except for the call that wakes
  /// that thread.
  private struct MultiHandle: @unchecked Sendable {
    let handle: OpaquePointer
    /// The sockets of libcurl's connections, which live as long as the connections.
    let sockets: OpaquePointer
  }

  private static let state = Result { () throws(NetworkFailure) in
    let driver = try CurlDriver()
    // libcurl's own libraries clean up when the process ends, and no request may run then. Handlers
    // run in the reverse order of their registration, so this one runs before theirs.
    atexit { try? CurlDriver.shared().stop() }
    return driver
  }

  /// Returns the driver of the process.
  ///
  /// - Throws: `NetworkFailure.noLibrary` if libcurl cannot be opened, or `NetworkFailure.other`.
  static func shared() throws(NetworkFailure) -> CurlDriver { try state.get() }

  private let bundle: MultiHandle
  private let commands = Mutex<[Command]>([])
  private let hasStopped = Atomic(false)

  /// Creates a separate driver, for tests.
  init() throws(NetworkFailure) {
    try CurlLibrary.open()
    guard let handle = ccurl_multi_new(), let sockets = ccurl_sockets_new() else {
      throw .other("memory is short")
    }
    bundle = MultiHandle(handle: handle, sockets: sockets)
    // By default libcurl keeps four connections for each running request, to any server. It closes all
    // further connections.
    _ = ccurl_multi_set_number(handle, ccurl_multi_option_max_connects, 32)
    guard SystemThread.detach({ self.run() }) else { throw .other("there is no thread to be had") }
  }

  /// The sockets of libcurl's connections.
  var sockets: OpaquePointer { bundle.sockets }

  /// Queues a command and wakes the thread.
  func enqueue(_ command: Command) {
    commands.withLock { $0.append(command) }
    _ = ccurl_multi_wakeup(bundle.handle)
  }

  /// Ends the thread, and waits for its end for up to about 0.1 s.
  func stop() {
    enqueue(.stop)
    for _ in 0..<100 where !hasStopped.load(ordering: .acquiring) { usleep(1000) }
  }
}

extension CurlDriver {
  private func run() {
    // The threads of the program handle signals. Writing to a closed connection becomes an error of
    // the transfer instead of a signal.
    SystemThread.blockSignals()
    var loop = CurlLoop(bundle.handle)
    while loop.turn(takeCommands()) {}
    hasStopped.store(true, ordering: .releasing)
  }

  private func takeCommands() -> [Command] {
    commands.withLock { commands in
      defer { commands = [] }
      return commands
    }
  }
}

/// The libcurl library. It is opened for the first request of the process.
package enum CurlLibrary {
  private static let state = open(SystemComponent.libcurl.libraryNames)

  /// Opens the library, unless it is open.
  ///
  /// - Throws: `NetworkFailure.noLibrary`
  static func open() throws(NetworkFailure) { try state.get() }

  /// Returns the names and versions of libcurl and of its TLS library.
  ///
  /// - Throws: `NetworkFailure.noLibrary`
  package static func version() throws(NetworkFailure) -> String {
    try open()
    return shortVersion(String(cString: ccurl_version()))
  }

  /// Returns the first two parts of libcurl's version text: libcurl and the TLS library in use. Names
  /// in parentheses are left out, because these TLS libraries are not in use.
  static func shortVersion(_ version: String) -> String {
    version.split(separator: " ").filter { !$0.hasPrefix("(") }.prefix(2).joined(separator: " ")
  }

  /// Opens the first library of `names` that is available. Tests pass names that do not exist.
  static func open(_ names: [String]) -> Result<Void, NetworkFailure> {
    let reason = names.withCStrings { ccurl_open($0, $0.count) }
    return reason.map { .failure(.noLibrary(String(cString: $0))) } ?? .success(())
  }
}
