/// Keys from a terminal: characters, and sequences of them that stand for one key.
struct KeyInput {
  /// How long the rest of a sequence may take before ESC is a key of its own, in milliseconds.
  private static let patience: Int32 = 50

  private(set) var bytes: ByteInput
  /// What is read before anything that is typed.
  private var queue: [Unicode.Scalar] = []
  /// The text of the last paste, until it is taken.
  private var pasted: [Unicode.Scalar] = []

  init(terminal: Int32, wake: Int32) { bytes = ByteInput(terminal: terminal, wake: wake) }

  /// Whether the next key is one that was put in front of the others.
  var hasPushed: Bool { !queue.isEmpty }

  var hasKeys: Bool { !queue.isEmpty || bytes.hasBytes }

  /// How many bytes of the terminal have been handed on as keys.
  var consumed: Int { bytes.consumed }

  /// Puts keys in front of all that are still to come.
  mutating func push(_ keys: [Unicode.Scalar]) { queue.insert(contentsOf: keys, at: 0) }

  mutating func push(_ codes: KeyCode...) { push(codes.map(\.scalar)) }

  mutating func wait(_ milliseconds: Int32 = -1) -> ByteInput.Arrival {
    bytes.wait(milliseconds, listens: true)
  }

  /// The next key, if there is one; nil also for what is no key.
  ///
  /// - Parameter isBound: whether somebody has use for a sequence that stands for none of ours.
  mutating func next(isBound: (String) -> Bool) -> Unicode.Scalar? {
    if !queue.isEmpty { return queue.removeFirst() }
    guard bytes.hasBytes else { return nil }
    let scalar = bytes.nextScalar()
    if scalar == "\u{1B}" { return sequence(isBound) }
    // Typed, such a character would pass for a key that it is not. NUL is no text either.
    let isControl = (0x80..<0xA0).contains(scalar.value)
    return isControl ? nil : scalar
  }

  private mutating func sequence(_ isBound: (String) -> Bool) -> Unicode.Scalar? {
    guard bytes.hasBytes || bytes.wait(Self.patience) == .bytes else { return "\u{1B}" }
    // Another ESC begins a sequence of its own, such as that of an arrow key behind vi's ESC.
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
      // Also if nothing takes it, a paste is a text and never a series of keys.
      if code == .paste { pasted = readPaste() }
      return code.scalar
    }
    guard sequence.count == 1 || isBound(text) else { return nil }
    push(sequence)
    return "\u{1B}"
  }

  /// The text of the paste whose key came last.
  mutating func takePaste() -> [Unicode.Scalar] {
    defer { pasted = [] }
    return pasted
  }

  /// Reads the text of a paste, up to the sequence that ends it.
  private mutating func readPaste() -> [Unicode.Scalar] {
    let end = Array("\u{1B}[201~".utf8)
    var text: [UInt8] = []
    // A terminal sends a paste in one go; one that breaks off must not hold us for ever.
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
