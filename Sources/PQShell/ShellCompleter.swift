import PQ
import PQLineEditor
import PQRun
import PQSystem
import PQTools

/// The completion of text at a prompt.
struct ShellCompleter: Sendable {
  private let completer: Completer

  init(_ session: Session, _ seen: SeenValues) {
    let backend = session.backend
    completer = Completer(
      catalog: backend.catalog, environment: session.environment,
      values: { seen.values(of: $0, knownTo: backend) },
      zones: { Self.zones },
      files: Self.files, formats: session.surroundings.formats)
  }

  /// Returns the completions at a cursor. `cursor` is an offset in bytes.
  func completions(of text: String, at cursor: Int) -> [LineCompletion] {
    let line = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    if let command = ShellCommandCompletion(line, completer.catalog) { return command.completions }
    return completer.completions(text: Array(text.utf8), cursor: cursor).map { completion in
      LineCompletion(
        label: completion.label, replacement: completion.insertion, range: completion.range,
        note: completion.detail)
    }
  }

  /// The names of the system's time zones. There are hundreds of them, so they are read once.
  private static let zones = Surroundings.systemZoneNames

  private static let files: @Sendable (String, FileUse) -> [String] = { start, use in
    switch use {
    case .included: FolderListing.paths(from: start, endings: [".pq"])
    case .written: FolderListing.paths(from: start)
    }
  }
}

/// The completion of a command of the shell.
struct ShellCommandCompletion {
  private let words: ShellWords
  private let catalog: Catalog
  /// The offset of the first byte after the backslash. The words begin there.
  private let start: Int

  /// Creates a completion from the text up to the cursor; `nil` if the text is not a command.
  init?(_ line: String, _ catalog: Catalog) {
    guard let backslash = line.firstIndex(where: { !$0.isWhitespace }), line[backslash] == "\\"
    else { return nil }
    let words = line[line.index(after: backslash)...]
    start = line.utf8.count - words.utf8.count
    self.words = ShellWords(words)
    self.catalog = catalog
  }

  /// The completions at the cursor.
  var completions: [LineCompletion] {
    guard let name = words.words.first?.text, words.words.count > 1 || !words.endsInsideWord else {
      return names
    }
    let earlier = words.words.dropFirst().dropLast(words.endsInsideWord ? 1 : 0).map(\.text)
    return ShellCommands.named(name)?.choices(after: earlier, catalog).flatMap(completions) ?? []
  }

  private var typed: String { words.endsInsideWord ? words.words.last?.text ?? "" : "" }

  private var names: [LineCompletion] {
    ShellCommands.all.filter { $0.names[0].hasPrefix(typed) }.map { command in
      completion(command.names[0], label: command.form, note: command.summary)
    }
  }

  private func completions(of choice: ArgumentChoice) -> [LineCompletion] {
    switch choice {
    case .word(let word, let note):
      word.lowercased().hasPrefix(typed.lowercased())
        ? [completion(word, label: word, note: note)] : []
    case .file(let endings):
      FolderListing.paths(from: typed, endings: endings).map { path in
        completion(
          Self.word(for: path), label: path,
          note: path.hasSuffix("/") ? "a folder" : "")
      }
    }
  }

  /// Returns a path as one word. After a folder the quote stays open, because the path can continue.
  static func word(for path: String) -> String {
    let word = ShellWords.quoted(path)
    return path.hasSuffix("/") && word != path ? String(word.dropLast()) : word
  }

  private func completion(_ text: String, label: String, note: String) -> LineCompletion {
    let end = start + words.length
    let first = words.endsInsideWord ? start + (words.words.last?.start ?? 0) : end
    return LineCompletion(label: label, replacement: text, range: first..<end, note: note)
  }
}
