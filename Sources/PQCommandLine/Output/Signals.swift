import Synchronization

/// What signals do to the program.
enum Signals {
  /// The files to remove if a signal ends the program, for the handler: C strings that are never
  /// freed, because a handler may be reading them. There are never more than two: that of all
  /// results, and that of one.
  private static let leftover = Atomic<UInt>(0)
  private static let secondLeftover = Atomic<UInt>(0)

  /// A closed pipe, or a file that may grow no more, is an error of `write` like any other.
  static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  }

  /// Sees to it that a signal leaves no temporary file behind.
  static func removeOnSignal(_ path: String) {
    let name = UInt(bitPattern: strdup(path))
    if leftover.load(ordering: .sequentiallyConsistent) == 0 {
      leftover.store(name, ordering: .sequentiallyConsistent)
    } else {
      secondLeftover.store(name, ordering: .sequentiallyConsistent)
    }
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
      let former = signal(number, SIG_IGN)
      // Whoever had it ignored, as `nohup` does, wants the program to go on.
      guard address(former) != address(SIG_IGN) else { continue }
      signal(number, handler)
    }
  }

  /// Forgets a temporary file, which has its name now or is gone.
  static func forget(_ path: String) {
    if isName(leftover.load(ordering: .sequentiallyConsistent), path) {
      leftover.store(0, ordering: .sequentiallyConsistent)
    } else {
      secondLeftover.store(0, ordering: .sequentiallyConsistent)
    }
  }

  private static func isName(_ bits: UInt, _ path: String) -> Bool {
    UnsafePointer<CChar>(bitPattern: bits).map { strcmp($0, path) == 0 } ?? false
  }

  /// Runs something that a signal comes before or after, and not in between.
  static func deferred<Result>(_ body: () -> Result) -> Result {
    var all = sigset_t()
    var former = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return body()
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static func address(_ handler: Handler?) -> Int {
    unsafeBitCast(handler, to: Int.self)
  }

  /// Only what is safe in a handler: one system call, and the signal once more.
  private static let handler: Handler = { number in
    let first = Signals.leftover.load(ordering: .sequentiallyConsistent)
    if let name = UnsafePointer<CChar>(bitPattern: first) { unlink(name) }
    let second = Signals.secondLeftover.load(ordering: .sequentiallyConsistent)
    if let name = UnsafePointer<CChar>(bitPattern: second) { unlink(name) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
