import PQLineEditor
import PQLive
import PQRun
import PQSystem

/// The history of the shell. If the file cannot be used, this is reported once and the file is ignored.
final class ShellHistory {
  private let reporter: Reporter
  private var file: HistoryFile?
  /// The entries of earlier sessions, until `entries` takes them over.
  private var earlier: HistoryFile.Contents?
  private var isLoaded = false
  private var read: [String] = []
  private var typed: [String] = []

  init(_ reporter: Reporter) {
    self.reporter = reporter
    // A text that contains an API token is never written to the file.
    file = UserFolder.state.path()?.text.map {
      HistoryFile(path: $0 + "/history") { TokenMemory.ofProgram.isShown(in: $0) }
    }
  }

  /// Returns the entries of earlier sessions; `nil` if the file cannot be read or `entries` has taken
  /// them.
  func load() -> HistoryFile.Contents? {
    guard !isLoaded else { return earlier }
    isLoaded = true
    attempt { file throws(HistoryFile.Unusable) in
      let loaded = try file.load()
      earlier = loaded.contents
      if let note = loaded.note { tell(note) }
    }
    return earlier
  }

  /// The entries of earlier sessions and of this one, the oldest first.
  var entries: [String] {
    if let contents = load() { read = contents.entries }
    earlier = nil
    return read + typed
  }

  /// Adds an entry, unless it contains an API token.
  func add(_ text: String) {
    guard !TokenMemory.ofProgram.isShown(in: text) else { return }
    // Loading checks the file's owner before anything is appended.
    _ = load()
    if typed.last != text { typed.append(text) }
    attempt { file throws(HistoryFile.Unusable) in try file.append(text) }
  }

  private func attempt(_ body: (HistoryFile) throws(HistoryFile.Unusable) -> Void) {
    guard let file else { return }
    do throws(HistoryFile.Unusable) {
      try body(file)
    } catch {
      tell(error.reason)
      self.file = nil
    }
  }

  private func tell(_ note: String) { reporter.report(shell: note) }
}
