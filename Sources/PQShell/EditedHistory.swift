import PQLineEditor
import PQLive
import PQRender
import PQRun
import PQSystem

/// The history of the conversation. Of a file that is of no use it is told once.
final class EditedHistory {
  private var file: HistoryFile?
  /// What was typed in earlier conversations, until somebody asks.
  private var earlier: HistoryFile.Contents?
  private var isLoaded = false
  private var read: [String] = []
  private var typed: [String] = []

  init() {
    // A token belongs into no file, whatever a user types.
    file = UserFolder.state.path()?.text.map {
      HistoryFile(path: $0 + "/history") { TokenMemory.ofProgram.isShown(in: $0) }
    }
  }

  /// What was typed in earlier conversations; nil if nobody knows.
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

  /// What was typed, in earlier conversations and in this one, oldest first.
  var entries: [String] {
    if let contents = load() { read = contents.entries }
    earlier = nil
    return read + typed
  }

  /// Keeps what was typed, unless a token is in it.
  func add(_ text: String) {
    guard !TokenMemory.ofProgram.isShown(in: text) else { return }
    // Before anything is added it is seen whether the file is ours.
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

  private func tell(_ note: String) { StandardStream.error.note("pq: \(VisibleText.of(note))") }
}
