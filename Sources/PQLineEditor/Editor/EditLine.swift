import CEditLine
import PQSystem

/// A Swift interface to libedit. libedit holds the text, the key maps, the kill buffer, and the
/// terminal modes for editing. Its output is discarded, because `Painter` draws the prompt. Only its
/// bell is used.
final class EditLine {
  let handle: OpaquePointer
  private let history: OpaquePointer?
  private let output: Output
  private let terminal: PrivateTerminal
  /// The last result of `text`, as libedit's characters and as Swift's scalars. It saves conversions.
  private var known: (characters: [wchar_t], scalars: [Unicode.Scalar]) = ([], [])

  /// The bytes that libedit has written since the last `takeOutput()`.
  private final class Output {
    var bytes: [UInt8] = []
  }

  /// Creates an editor for the user's terminal; `nil` if libedit does not support it.
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

  /// True unless the user's settings turn editing off.
  var isOn: Bool { cedit_is_on(handle) != 0 }

  /// True if the keys have the bindings of vi.
  var isVi: Bool { cedit_is_vi(handle) != 0 }

  /// Sets the modes of the user's terminal for editing.
  func beginEditing() { terminal.beginEditing { cedit_prepare(handle, 1) } }

  /// Restores the modes that the user's terminal had before editing.
  func endEditing() {
    cedit_prepare(handle, 0)
    terminal.endEditing()
  }

  /// The text and the cursor. This property is read several times for each key. So libedit's text is
  /// converted only after a change.
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

  /// Returns the characters as a C string, with a zero at the end.
  private static func wide(_ scalars: some Sequence<Unicode.Scalar>) -> [wchar_t] {
    scalars.map { wchar_t($0.value) } + [0]
  }

  /// Replaces the whole text and the cursor.
  func replace(with new: EditText) {
    let old = text.scalars.count
    move(to: old)
    delete(old)
    insert(new.scalars)
    move(to: new.cursor)
  }

  /// Inserts characters at the cursor. Returns false if memory is short.
  @discardableResult
  func insert(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    let characters = Self.wide(scalars)
    return characters.count == 1 || cedit_insert(handle, characters) != 0
  }

  /// Deletes a number of characters before the cursor.
  func delete(_ count: Int) { if count > 0 { cedit_delete(handle, Int32(count)) } }

  func move(to place: Int) {
    cedit_move(handle, Int32(place - cedit_text(handle).cursor))
  }

  /// Adds an entry to libedit's own history, for its commands.
  func remember(_ entry: String) {
    if let history { cedit_history_add(history, Self.wide(entry.unicodeScalars)) }
  }

  /// Returns true if the bell has rung since the last call.
  func takeBell() -> Bool { takeOutput().contains(7) }

  /// Returns the bytes that libedit has written since the last call, and discards them.
  func takeOutput() -> [UInt8] {
    cedit_flush(handle)
    defer { output.bytes.removeAll(keepingCapacity: true) }
    return output.bytes
  }

  /// Returns the binding of a key as libedit prints it, in one or more lines.
  func binding(of key: String) -> String { printed { cedit_print_binding(handle, key) } }

  /// Returns the binding of a key in vi's command mode as libedit prints it.
  func bindingInCommandMode(of key: String) -> String {
    printed { cedit_print_binding_other(handle, key) }
  }

  /// All bindings as libedit prints them: first single keys, then sequences of keys.
  var bindings: String { printed { cedit_print_bindings(handle) } }

  private func printed(_ print: () -> Void) -> String {
    _ = takeOutput()
    print()
    return String(decoding: takeOutput(), as: UTF8.self)
  }
}

/// The libedit library. It is loaded at the first prompt of the process.
enum EditLineLibrary {
  private static let problem = open(SystemComponent.libedit.libraryNames)

  /// Loads the library unless it is loaded.
  ///
  /// - Returns: The problem; `nil` if the library is loaded.
  static func open() -> String? { problem }

  /// Loads the first library of `names` that is available. Tests pass names that do not exist.
  ///
  /// - Returns: The problem; `nil` if a library is loaded.
  static func open(_ names: [String]) -> String? {
    names.withCStrings { cedit_open($0, $0.count) }.map { String(cString: $0) }
  }
}
