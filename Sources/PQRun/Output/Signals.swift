import PQSystem
import Synchronization

/// What signals do to the program.
package enum Signals {
  /// The files to remove if a signal ends the program, for the handler: C strings that are never
  /// freed, because a handler may be reading them. There are never more than two: that of all
  /// results, and that of one.
  private static let firstLeftover = Atomic<UInt>(0)
  private static let secondLeftover = Atomic<UInt>(0)

  /// A closed pipe, or a file that may grow no more, is an error of `write` like any other. What ends
  /// the program is handled, unless whoever has started it wants it ignored, as `nohup` does.
  package static func prepare() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
      // In this order no signal is lost in between.
      let former = signal(number, handler)
      if address(former) == address(SIG_IGN) { signal(number, SIG_IGN) }
    }
  }

  /// Sees to it that a signal leaves no temporary file behind.
  static func removeOnSignal(_ path: FilePath) {
    let name = UInt(bitPattern: path.withCString { strdup($0) })
    if !firstLeftover.replace(0, with: name) { secondLeftover.replace(0, with: name) }
  }

  /// Forgets a temporary file, which has its name now or is gone.
  static func forget(_ path: FilePath) {
    for leftover in [firstLeftover.bits, secondLeftover.bits] where isName(leftover, path) {
      if !firstLeftover.replace(leftover, with: 0) { secondLeftover.replace(leftover, with: 0) }
    }
  }

  private static func isName(_ bits: UInt, _ path: FilePath) -> Bool {
    UnsafePointer<CChar>(bitPattern: bits).map { FilePath(cString: $0) == path } ?? false
  }

  /// Whether the next SIGINT is noted and ends nothing.
  private static let notesInterrupt = Atomic(false)
  /// Whether that holds for all of them.
  private static let catchesInterrupts = Atomic(false)
  private static let interrupted = Atomic(false)

  /// The next SIGINT is noted, so that whoever waits can end in an orderly way. The one after it ends
  /// the program.
  package static func noteInterrupt() {
    interrupted.store(false, ordering: .sequentiallyConsistent)
    notesInterrupt.store(true, ordering: .sequentiallyConsistent)
  }

  /// No SIGINT ends the program from now on: it ends what a conversation is about, not the
  /// conversation.
  package static func catchInterrupts() {
    catchesInterrupts.store(true, ordering: .sequentiallyConsistent)
  }

  /// Every SIGINT ends the program again.
  static func stopNotingInterrupt() {
    notesInterrupt.store(false, ordering: .sequentiallyConsistent)
  }

  /// Whether a SIGINT was noted.
  package static var isInterrupted: Bool { interrupted.load(ordering: .sequentiallyConsistent) }

  /// Somebody has interrupted what is going on.
  struct Interrupt: Error {}

  /// - Throws: `Interrupt`, if a SIGINT was noted.
  static func checkInterrupt() throws {
    if isInterrupted { throw Interrupt() }
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static func address(_ handler: Handler?) -> Int {
    unsafeBitCast(handler, to: Int.self)
  }

  /// Only what is safe in a handler: system calls, and the signal once more.
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

  /// Puts another value in the place of one; says whether that was there.
  @discardableResult
  fileprivate func replace(_ old: UInt, with new: UInt) -> Bool {
    compareExchange(expected: old, desired: new, ordering: .sequentiallyConsistent).exchanged
  }
}
