/// The keys of a terminal. Sequences of characters that stand for one key are decoded.
struct KeyInput {
  /// The time that the rest of a sequence may take, in milliseconds. After that, ESC is a key of its
  /// own.
  private static let patience: Int32 = 50

  private(set) var bytes: ByteInput
  /// The keys that are returned before any typed one.
  private var queue: [Unicode.Scalar] = []
  /// The text of the last paste until `takePaste()`.
  private var pasted: [Unicode.Scalar] = []

  init(terminal: Int32, wake: Int32) { bytes = ByteInput(terminal: terminal, wake: wake) }

  /// True if the next key is one that `push` has inserted.
  var hasPushed: Bool { !queue.isEmpty }

  var hasKeys: Bool { !queue.isEmpty || bytes.hasBytes }

  /// The number of bytes of the terminal that were returned as keys.
  var consumed: Int { bytes.consumed }

  /// Inserts keys before all others.
  mutating func push(_ keys: [Unicode.Scalar]) { queue.insert(contentsOf: keys, at: 0) }

  mutating func push(_ codes: KeyCode...) { push(codes.map(\.scalar)) }

  mutating func wait(_ milliseconds: Int32 = -1) -> ByteInput.Arrival {
    bytes.wait(milliseconds, listens: true)
  }

  /// Returns the next key; `nil` if there is none, or if the input is not a key.
  ///
  /// - Parameter isBound: returns true if libedit has a binding for a sequence that `KeyCode` does not
  ///   know.
  mutating func next(isBound: (String) -> Bool) -> Unicode.Scalar? {
    if !queue.isEmpty { return queue.removeFirst() }
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
      // Read even if no command takes it, because a paste must never be interpreted as keys.
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
    // A terminal sends a paste without pauses. The time limit ends an incomplete one.
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
