import PQLive
import PQRender
import PQShell

/// The history of the conversation, which is said to be of no use once.
final class EditedHistory {
  private var file: HistoryFile?

  init() {
    // A token belongs into no file, whatever a user types.
    file = UserFolder.state.path().map {
      HistoryFile(path: $0 + "/history") { TokenMemory.ofProgram.isShown(in: $0) }
    }
  }

  /// What was typed in earlier conversations; nil if nobody knows.
  func load() -> HistoryFile.Contents? {
    var contents: HistoryFile.Contents?
    attempt { file throws(HistoryFile.Unusable) in
      let loaded = try file.load()
      contents = loaded.contents
      if let note = loaded.note { tell(note) }
    }
    return contents
  }

  /// Keeps what was typed.
  func add(_ text: String) {
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
