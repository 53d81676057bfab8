import Synchronization

/// What signals do to the program.
enum Signals {
  /// The file to remove if a signal ends the program, for the handler: a C string that is never
  /// freed, because a handler may be reading it.
  private static let leftover = Atomic<UInt>(0)

  /// A closed pipe, or a file that may grow no more, is an error of `write` like any other.
  static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
  }

  /// Sees to it that a signal leaves no temporary file behind.
  static func removeOnSignal(_ path: String?) {
    let name = path.flatMap { strdup($0) }
    leftover.store(UInt(bitPattern: name), ordering: .sequentiallyConsistent)
    guard name != nil else { return }
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
      let former = signal(number, SIG_IGN)
      // Whoever had it ignored, as `nohup` does, wants the program to go on.
      guard address(former) != address(SIG_IGN) else { continue }
      signal(number, handler)
    }
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
    let bits = Signals.leftover.load(ordering: .sequentiallyConsistent)
    if let name = UnsafePointer<CChar>(bitPattern: bits) { unlink(name) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
