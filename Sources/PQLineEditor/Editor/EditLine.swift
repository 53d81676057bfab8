import CEditLine
import PQSystem

/// libedit's side of the editor: the text, the key maps, the kill buffer, and the modes of the
/// terminal while a line is edited. Its output is thrown away, because the editor paints by itself;
/// only the bell is taken from it.
final class EditLine {
  let handle: OpaquePointer
  private let history: OpaquePointer?
  private let output: Output
  private let terminal: PrivateTerminal
  /// The text as it was when somebody last asked, in libedit's characters and in ours.
  private var known: (characters: [wchar_t], scalars: [Unicode.Scalar]) = ([], [])

  /// What libedit has written since somebody looked.
  private final class Output {
    var bytes: [UInt8] = []
  }

  /// An editor of lines for the user's terminal; nil if libedit cannot have one.
  init?(user: Int32) {
    output = Output()
    guard let terminal = PrivateTerminal(user: user) else { return nil }
    self.terminal = terminal
    let context = Unmanaged.passUnretained(output).toOpaque()
    let sink: cedit_sink = { context, bytes, count in
      guard let context, let bytes else { return }
      let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
      output.bytes.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    }
    guard let handle = cedit_new("pq", terminal.descriptor, sink, context) else {
      return nil
    }
    self.handle = handle
    history = cedit_history_new(10_000)
    if let history { cedit_history_attach(handle, history) }
  }

  deinit {
    cedit_free(handle)
    if let history { cedit_history_free(history) }
  }

  /// Gives the user's terminal the modes for editing.
  func beginEditing() { terminal.beginEditing { cedit_prepare(handle, 1) } }

  /// Gives the user's terminal the modes back that it had before.
  func endEditing() {
    cedit_prepare(handle, 0)
    terminal.endEditing()
  }

  /// The text. It is asked for several times a key, and made anew only if it has changed.
  var text: EditText {
    let line = cedit_text(handle)
    let now = UnsafeBufferPointer(start: line.start, count: line.count)
    if !Self.areEqual(now, known.characters) {
      known = (Array(now), now.map(Self.scalar))
    }
    return EditText(scalars: known.scalars, cursor: line.cursor)
  }

  private static func areEqual(
    _ one: UnsafeBufferPointer<wchar_t>, _ other: [wchar_t]
  ) -> Bool {
    guard one.count == other.count else { return false }
    return other.withUnsafeBytes { other in
      guard let one = one.baseAddress, let start = other.baseAddress else { return true }
      return memcmp(one, start, other.count) == 0
    }
  }

  private static func scalar(_ character: wchar_t) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(bitPattern: Int32(character))) ?? "\u{FFFD}"
  }

  /// The characters as C has them, with the zero at the end.
  private static func wide(_ scalars: some Sequence<Unicode.Scalar>) -> [wchar_t] {
    scalars.map { wchar_t($0.value) } + [0]
  }

  /// Puts another text in the place of all that is there.
  func replace(with new: EditText) {
    let old = text.scalars.count
    move(to: old)
    delete(old)
    insert(new.scalars)
    move(to: new.cursor)
  }

  /// Inserts at the cursor; says whether there was room.
  @discardableResult
  func insert(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    let characters = Self.wide(scalars)
    return characters.count == 1 || cedit_insert(handle, characters) != 0
  }

  /// Deletes that many characters in front of the cursor.
  func delete(_ count: Int) { if count > 0 { cedit_delete(handle, Int32(count)) } }

  func move(to place: Int) {
    cedit_move(handle, Int32(place - cedit_text(handle).cursor))
  }

  /// Tells libedit's own commands what was typed before.
  func remember(_ entry: String) {
    if let history { cedit_history_add(history, Self.wide(entry.unicodeScalars)) }
  }

  /// Whether the bell has rung since somebody asked.
  func takeBell() -> Bool { takeOutput().contains(7) }

  /// What libedit would have written.
  func takeOutput() -> [UInt8] {
    cedit_flush(handle)
    defer { output.bytes.removeAll(keepingCapacity: true) }
    return output.bytes
  }

  /// The command that a key is bound to, as libedit prints it, which may be several lines.
  func binding(of key: String) -> String { printed { cedit_print_binding(handle, key) } }

  /// The same in vi's command mode.
  func bindingInCommandMode(of key: String) -> String {
    printed { cedit_print_binding_other(handle, key) }
  }

  /// All bindings, first those of single keys and then those of sequences, as libedit prints them.
  var bindings: String { printed { cedit_print_bindings(handle) } }

  private func printed(_ print: () -> Void) -> String {
    _ = takeOutput()
    print()
    return String(decoding: takeOutput(), as: UTF8.self)
  }
}
