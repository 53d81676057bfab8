import CPlatform
import Synchronization

/// A thread of the operating system, for work that must go on while tasks block all threads of the
/// pool.
package final class SystemThread: Sendable {
  /// The identifier of the thread; `nil` if no thread can be joined.
  private let thread = Mutex<UInt?>(nil)

  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  package init() {}

  /// Starts the thread.
  ///
  /// - Returns: false if the system cannot create a thread.
  package func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let number = Self.create(run) else { return false }
    thread.withLock { $0 = number }
    return true
  }

  /// Waits for the end of the thread.
  package func join() {
    let number = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let number { cplatform_thread_join(number) }
  }

  /// Starts a thread that cannot be joined.
  ///
  /// - Returns: false if the system cannot create a thread.
  package static func detach(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let number = create(run) else { return false }
    cplatform_thread_detach(number)
    return true
  }

  /// Blocks all signals for the calling thread, so that other threads handle them.
  package static func blockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, nil)
  }

  private static func create(_ run: @escaping @Sendable () -> Void) -> UInt? {
    let body = Unmanaged.passRetained(Body(run))
    var number: UInt = 0
    guard cplatform_thread_start(main, body.toOpaque(), &number) == 0 else {
      body.release()
      return nil
    }
    return number
  }

  private typealias Main = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?

  private static let main: Main = { body in
    if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
    return nil
  }
}
