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
    let body = Unmanaged.passRetained(Body(run))
    guard let number = Self.create(body.toOpaque()) else {
      body.release()
      return false
    }
    thread.withLock { $0 = number }
    return true
  }

  /// Waits until it has run to its end.
  package func join() {
    let number = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let number, let thread = Self.thread(number) { pthread_join(thread, nil) }
  }

  private static func run(_ body: UnsafeMutableRawPointer) {
    Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
  }

  #if canImport(Darwin)
    private static func create(_ body: UnsafeMutableRawPointer) -> UInt? {
      var thread: pthread_t?
      let code = pthread_create(&thread, nil, threadMain, body)
      return code == 0 ? UInt(bitPattern: thread) : nil
    }

    private static let threadMain:
      @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
        SystemThread.run($0)
        return nil
      }

    private static func thread(_ number: UInt) -> pthread_t? { pthread_t(bitPattern: number) }
  #else
    private static func create(_ body: UnsafeMutableRawPointer) -> UInt? {
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, threadMain, body)
      return code == 0 ? UInt(thread) : nil
    }

    private typealias Main = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?

    private static let threadMain: Main = { body in
      if let body { SystemThread.run(body) }
      return nil
    }

    private static func thread(_ number: UInt) -> pthread_t? { pthread_t(number) }
  #endif
}
