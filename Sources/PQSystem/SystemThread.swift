import CPlatform
import Synchronization

/// A thread of the operating system, for what must go on while tasks keep all threads of the pool.
package final class SystemThread: Sendable {
  /// The thread's own number, if there is one to wait for.
  private let thread = Mutex<UInt?>(nil)

  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  package init() {}

  /// Begins to run something; says whether there is a thread for it.
  package func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let number = Self.create(run) else { return false }
    thread.withLock { $0 = number }
    return true
  }

  /// Waits until it has run to its end.
  package func join() {
    let number = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let number { cplatform_thread_join(number) }
  }

  /// Begins to run something on a thread that nobody can wait for.
  ///
  /// - Returns: false if the system has no thread for it.
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
