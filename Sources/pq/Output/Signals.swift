import Synchronization

/// What signals do to the program.
enum Signals {
  /// The file to remove if a signal ends the program, for the handler: a C string that is never
  /// freed, because a handler may be reading it.
  private static let leftover = Atomic<UInt>(0)

  /// A closed pipe is an error of `write` like any other.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Sees to it that a signal leaves no temporary file behind.
  static func removeOnSignal(_ path: String?) {
    let name = path.flatMap { strdup($0) }
    leftover.store(UInt(bitPattern: name), ordering: .sequentiallyConsistent)
    guard name != nil else { return }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, handler) }
  }

  /// Only what is safe in a handler: one system call, and the signal once more.
  private static let handler: @convention(c) (Int32) -> Void = { number in
    let bits = Signals.leftover.load(ordering: .sequentiallyConsistent)
    if let name = UnsafePointer<CChar>(bitPattern: bits) { unlink(name) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
