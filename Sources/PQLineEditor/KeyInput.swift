import PQSystem

/// The keys of a terminal. Sequences of characters that stand for one key are decoded.
struct KeyInput {
  /// The maximum time from ESC to the next byte of a sequence, in milliseconds. After this time, ESC
  /// is a key of its own.
  private static let patience: Int32 = 50

  private(set) var bytes: ByteInput
  /// The keys that are returned before the next typed key.
  private var queue: [Unicode.Scalar] = []
  /// The targets of the `goToPlace` keys in the queue, in order.
  private var targets: [Int] = []
  /// True if the user has typed a key since `takeTyped()`.
  private var hasTyped = false
  /// The text of the last paste until `takePaste()`.
  private var pasted: [Unicode.Scalar] = []

  init(terminal: Int32, wake: Int32) { bytes = ByteInput(terminal: terminal, wake: wake) }

  /// Forgets the places of the last prompt.
  mutating func startOver() { targets = [] }

  var hasKeys: Bool { !queue.isEmpty || bytes.hasBytes }

  /// The number of bytes of the terminal that were returned as keys.
  var consumed: Int { bytes.consumed }

  /// Inserts keys before all other keys.
  mutating func push(_ keys: [Unicode.Scalar]) { queue.insert(contentsOf: keys, at: 0) }

  /// Inserts keys before all other keys. Each `goToPlace` key moves to the next of the places.
  mutating func push(_ codes: [KeyCode], goingTo targets: [Int]) {
    if !targets.isEmpty { self.targets = targets }
    push(codes.map(\.scalar))
  }

  /// Returns the target of a `goToPlace` key; `nil` if there is none.
  mutating func nextPlace() -> Int? { targets.isEmpty ? nil : targets.removeFirst() }

  /// Returns true if the user has typed a key since the last call.
  mutating func takeTyped() -> Bool {
    defer { hasTyped = false }
    return hasTyped
  }

  mutating func wait(_ milliseconds: Int32 = -1) -> ByteInput.Arrival {
    bytes.wait(milliseconds, listens: true)
  }

  /// Returns the next key; `nil` if there is none, or if the input is not a key.
  ///
  /// - Parameter isBound: returns true if libedit has a binding for a sequence that `KeyCode` does not
  ///   know.
  mutating func next(isBound: (String) -> Bool) -> Unicode.Scalar? {
    if !queue.isEmpty { return queue.removeFirst() }
    guard let key = typedKey(isBound) else { return nil }
    hasTyped = true
    return key
  }

  private mutating func typedKey(_ isBound: (String) -> Bool) -> Unicode.Scalar? {
    guard bytes.hasBytes else { return nil }
    let scalar = bytes.nextScalar()
    if scalar == "\u{1B}" { return sequence(isBound) }
    // A typed C1 control would look like a `KeyCode`.
    let isControl = (0x80..<0xA0).contains(scalar.value)
    return isControl ? nil : scalar
  }

  private mutating func sequence(_ isBound: (String) -> Bool) -> Unicode.Scalar? {
    guard bytes.hasBytes || bytes.wait(Self.patience) == .bytes else { return "\u{1B}" }
    // Another ESC begins a sequence of its own, such as an arrow key after vi's ESC.
    guard !bytes.hasEscape else { return "\u{1B}" }
    var sequence = [bytes.nextScalar()]
    if sequence[0] == "[" || sequence[0] == "O" {
      while sequence.count < 16, let byte = bytes.nextByte(within: 4 * Self.patience) {
        sequence.append(Unicode.Scalar(byte))
        if (0x40...0x7E).contains(byte) { break }
      }
    }
    let text = String(sequence)
    if let code = KeyCode.sequences[text] {
      // The paste is read even if no command uses it, because its text must never be interpreted as
      // keys.
      if code == .paste { pasted = readPaste() }
      return code.scalar
    }
    guard sequence.count == 1 || isBound(text) else { return nil }
    push(sequence)
    return "\u{1B}"
  }

  /// Returns the text of the last paste.
  mutating func takePaste() -> [Unicode.Scalar] {
    defer { pasted = [] }
    return pasted
  }

  /// Reads the text of a paste up to the sequence that ends it.
  private mutating func readPaste() -> [Unicode.Scalar] {
    let end = Array("\u{1B}[201~".utf8)
    var text: [UInt8] = []
    // A terminal sends a paste without pauses. After a pause of 5 s, the paste counts as complete.
    while let byte = bytes.nextByte(within: 5000) {
      text.append(byte)
      if byte == end[5], text.count >= end.count, text.suffix(end.count).elementsEqual(end) {
        text.removeLast(end.count)
        break
      }
    }
    return EditText(foreign: String(decoding: text, as: UTF8.self)).scalars
  }
}

/// A key that terminals send as several bytes, encoded as one character.
///
/// The characters are C1 controls. They are never typed and never part of a text, and libedit can bind
/// them. So no sequence has to be bound, and ESC alone keeps its meaning in vi mode.
enum KeyCode: UInt8, CaseIterable {
  case up = 0x81
  case down, right, left, home, end, delete, shiftTab
  case textStart, textEnd, wordLeft, wordRight
  case paste, newline
  // Keys that commands of this editor send to libedit.
  case setMark, goToPlace, killRegion, copyRegion, nextWord
  case insertMode, viDelete, viChange, viYank, viRepeat
  /// The key that stands for a SIGINT from another process.
  case cancel

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The key in the notation of libedit's bindings.
  var binding: String { Self.binding(rawValue) }

  /// Returns a character in the notation of libedit's bindings.
  static func binding(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// The bytes that terminals send after ESC.
  static let sequences: [String: KeyCode] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right,
    "[D": .left, "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end, "[3~": .delete, "[Z": .shiftTab,
    "[1;5H": .textStart, "[1;5F": .textEnd,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft, "[1;5C": .wordRight, "[1;3C": .wordRight,
    "[200~": .paste, "\r": .newline, "\n": .newline,
  ]
}

/// The keys that send signals or the end of input, as the user has set them with `stty`. During editing
/// they are normal keys.
struct ControlKeys {
  /// The interrupt key, usually Ctrl-C; `nil` if there is none.
  private(set) var interrupt: UInt8?
  /// The suspend key, usually Ctrl-Z; `nil` if there is none.
  private(set) var suspend: UInt8?
  /// The end-of-file key, usually Ctrl-D; `nil` if there is none.
  private(set) var end: UInt8?

  /// Reads the keys of a terminal.
  init(of terminal: Int32) {
    guard let modes = TerminalModes(of: terminal) else { return }
    interrupt = modes.key(VINTR)
    suspend = modes.key(VSUSP)
    end = modes.key(VEOF)
  }

  /// The bindings of the keys.
  var bindings: [(String, String)] {
    [(interrupt, "pq-cancel"), (suspend, "pq-suspend"), (end, "pq-end")].compactMap {
      key, command in key.map { (KeyCode.binding($0), command) }
    }
  }

  /// Returns true if a key discards the text.
  func cancels(_ key: Unicode.Scalar) -> Bool {
    key == KeyCode.cancel.scalar || interrupt.map { Unicode.Scalar($0) == key } == true
  }
}
