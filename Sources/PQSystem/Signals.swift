import Synchronization

/// The signal handling of the program.
package enum Signals {
  /// The temporary files that the handler removes, as pointers to C strings. The strings are never
  /// freed, because a handler may be reading them. Two pointers are enough: the file of all
  /// results, and one other file.
  private static let firstLeftover = Atomic<UInt>(0)
  private static let secondLeftover = Atomic<UInt>(0)

  /// Installs the signal handling. Writing to a closed pipe, or beyond the file size limit, becomes an
  /// error of `write`. SIGHUP, SIGINT, SIGQUIT and SIGTERM are handled unless the parent process
  /// ignores them, as `nohup` does.
  package static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
      // The handler is installed before the test. So no signal is lost between the two calls.
      let former = signal(number, handler)
      if address(former) == address(SIG_IGN) { signal(number, SIG_IGN) }
    }
  }

  /// Registers a temporary file. The handler removes this file if a signal ends the program.
  package static func removeOnSignal(_ path: FilePath) {
    let name = UInt(bitPattern: path.withCString { strdup($0) })
    if !firstLeftover.replace(0, with: name) { secondLeftover.replace(0, with: name) }
  }

  /// Unregisters a temporary file that was renamed or removed.
  package static func forget(_ path: FilePath) {
    for leftover in [firstLeftover.bits, secondLeftover.bits] where isName(leftover, path) {
      if !firstLeftover.replace(leftover, with: 0) { secondLeftover.replace(leftover, with: 0) }
    }
  }

  private static func isName(_ bits: UInt, _ path: FilePath) -> Bool {
    UnsafePointer<CChar>(bitPattern: bits).map { FilePath(cString: $0) == path } ?? false
  }

  /// True if the next SIGINT is recorded and does not end the program.
  private static let notesInterrupt = Atomic(false)
  /// True if every SIGINT is recorded and does not end the program.
  private static let catchesInterrupts = Atomic(false)
  private static let interrupted = Atomic(false)

  /// Makes the handler record the next SIGINT, so that a statement can be cancelled. The SIGINT after
  /// that ends the program. Clears `isInterrupted`.
  package static func noteInterrupt() {
    interrupted.store(false, ordering: .sequentiallyConsistent)
    notesInterrupt.store(true, ordering: .sequentiallyConsistent)
  }

  /// Makes the handler record every SIGINT. In the shell, a SIGINT cancels a statement and does not
  /// end the shell.
  package static func catchInterrupts() {
    catchesInterrupts.store(true, ordering: .sequentiallyConsistent)
  }

  /// Undoes `noteInterrupt()`.
  package static func stopNotingInterrupt() {
    notesInterrupt.store(false, ordering: .sequentiallyConsistent)
  }

  /// True if a SIGINT was recorded since the last `noteInterrupt()`.
  package static var isInterrupted: Bool { interrupted.load(ordering: .sequentiallyConsistent) }

  /// The error of output that a SIGINT has cancelled.
  package struct Interrupt: Error {}

  /// Checks for a SIGINT.
  ///
  /// - Throws: `Interrupt` if one was recorded.
  package static func checkInterrupt() throws {
    if isInterrupted { throw Interrupt() }
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static func address(_ handler: Handler?) -> Int {
    unsafeBitCast(handler, to: Int.self)
  }

  /// Calls only functions that are safe in a signal handler. A signal that is not recorded is raised
  /// again with the default action.
  private static let handler: Handler = { number in
    if number == SIGINT,
      Signals.notesInterrupt.exchange(false, ordering: .sequentiallyConsistent)
        || Signals.catchesInterrupts.load(ordering: .sequentiallyConsistent)
    {
      Signals.interrupted.store(true, ordering: .sequentiallyConsistent)
      return
    }
    if let name = UnsafePointer<CChar>(bitPattern: Signals.firstLeftover.bits) { unlink(name) }
    if let name = UnsafePointer<CChar>(bitPattern: Signals.secondLeftover.bits) { unlink(name) }
    signal(number, SIG_DFL)
    raise(number)
  }
}

extension Atomic<UInt> {
  fileprivate var bits: UInt { load(ordering: .sequentiallyConsistent) }

  /// Replaces a value if it is `old`. Returns true if it was.
  @discardableResult
  fileprivate func replace(_ old: UInt, with new: UInt) -> Bool {
    compareExchange(expected: old, desired: new, ordering: .sequentiallyConsistent).exchanged
  }
}
