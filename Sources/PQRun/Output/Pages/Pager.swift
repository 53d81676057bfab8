import PQRender
import PQSystem

/// Shows what is taller than the screen through the program that the user has chosen for it.
package struct Pager {
  typealias Write = ([UInt8]) throws -> Void

  private var choice: PagerChoice?
  /// Whether anything is shown through it.
  package private(set) var isOn: Bool
  /// Whether it is known not to work, which has been told.
  private var isBroken = false

  package init(_ choice: PagerChoice?) {
    self.choice = choice
    isOn = choice != nil
  }

  /// The pager of a conversation; nil where nobody could turn a page.
  package static func ofTerminal() -> Pager? {
    guard StandardStream.output.isTerminal, !ProcessEnvironment.isDumbTerminal else { return nil }
    return Pager(PagerChoice())
  }

  /// Turns it on or off. Whoever wants one has one, and one that did not work is tried again.
  package mutating func turn(_ isOn: Bool) {
    self.isOn = isOn
    isBroken = false
    if isOn, choice == nil { choice = .usual }
  }

  /// Shows what is rendered, on a screen of which some rows are for what comes below.
  ///
  /// - Throws: `Signals.Interrupt`, if somebody does not want to see more; of a pager that is the
  ///   pager's own business.
  mutating func show(linesBelow: Int, _ render: (Write) throws -> Void) throws {
    guard isOn, !isBroken, let choice, let size = StandardStream.output.size else {
      return try Self.show(render)
    }
    var pages = Pages(choice, size: size, linesBelow: linesBelow)
    do {
      try render { try pages.write($0) }
    } catch is Pages.Closed {
      // Whoever reads has seen enough.
    }
    if let problem = try pages.finish() { tell(problem) }
  }

  /// Shows it without a pager.
  static func show(_ render: (Write) throws -> Void) throws {
    try render { lines in
      try Signals.checkInterrupt()
      try StandardStream.output.write(lines)
    }
  }

  private mutating func tell(_ problem: String) {
    isBroken = true
    let advice = "set PQ_PAGER to another program, or to nothing for none"
    StandardStream.error.note("pq: \(VisibleText.of(problem)); \(advice)")
  }
}
