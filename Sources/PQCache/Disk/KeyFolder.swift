import PQModel
import PQSystem

/// The folder of the entries of one key.
struct KeyFolder: ~Copyable {
  let key: AnswerKey
  private let folder: Folder

  /// Opens the folder of a key.
  init(_ key: AnswerKey, in root: borrowing Folder) throws(SystemError) {
    self.key = key
    folder = try Folder(key.digest.name, in: root)
  }

  /// All entries, by the names of their files.
  var entries: [EntryName] {
    folder.names().compactMap(EntryName.init(fileName:)).filter { $0.isAligned(to: key.interval) }
  }

  /// Returns the entries that a request can use in part: those that have all of its metrics and
  /// overlap its range.
  func entries(for request: ExportRequest) -> [EntryName] {
    entries.filter { entry in
      entry.range.from < request.range.to && request.range.from < entry.range.to
        && entry.has(request.metrics)
    }
  }

  /// Opens an entry; returns `nil` if it cannot be read. A worthless file is removed.
  ///
  /// - Parameter verifies: true if the checksum of the rows is checked as well.
  func open(_ entry: EntryName, clock: Instant, verifies: Bool) -> EntryFile? {
    do throws(EntryFailure) {
      let file = try EntryFile(entry, of: key, in: folder, clock: clock)
      if verifies { try file.verify() }
      return file
    } catch {
      if error == .worthless { remove(entry.fileName) }
      return nil
    }
  }

  /// Creates the file of a draft.
  func draft(_ name: String) throws(SystemError) -> FileWriter {
    FileWriter(try folder.openFile(name, O_WRONLY | O_CREAT | O_EXCL))
  }

  /// Removes the entries that overlap a range.
  func remove(overlapping range: TimeRange) {
    for entry in entries where entry.range.from < range.to && range.from < entry.range.to {
      try? folder.remove(entry.fileName)
    }
  }

  /// Renames a draft to the name of its entry, and removes the entries that it replaces.
  func name(_ draft: String, as entry: EntryName) throws(SystemError) {
    do throws(SystemError) {
      try folder.rename(draft, to: entry.fileName)
    } catch {
      // The name may be that of a folder, which `rename` does not replace.
      guard error.code == EISDIR else { throw error }
      try folder.remove(entry.fileName)
      try folder.rename(draft, to: entry.fileName)
    }
    for other in entries where other != entry && entry.replaces(other) { remove(other.fileName) }
  }

  /// Removes a file. If that fails, a later eviction tries again.
  func remove(_ name: String) { try? folder.remove(name) }
}
