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

  /// All entries of the folder. They are read from the file names.
  var entries: [EntryName] {
    folder.names().compactMap(EntryName.init(fileName:)).filter { $0.isAligned(to: key.interval) }
  }

  /// Returns the entries that overlap the range of a request and have all of its metrics.
  func entries(for request: ExportRequest) -> [EntryName] {
    entries.filter { entry in
      entry.range.from < request.range.to && request.range.from < entry.range.to
        && entry.has(request.metrics)
    }
  }

  /// Opens an entry. Returns `nil` if the entry cannot be read. A worthless file is removed (see
  /// `EntryFailure.invalid`).
  ///
  /// - Parameter verifies: true if the checksum of the rows is also checked.
  func open(_ entry: EntryName, clock: Instant, verifies: Bool) -> EntryFile? {
    do throws(EntryFailure) {
      let file = try EntryFile(entry, of: key, in: folder, clock: clock)
      if verifies { try file.verify() }
      return file
    } catch {
      if error == .invalid { remove(entry.fileName) }
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

  /// Renames a draft to the name of its entry. Entries that the new entry replaces are removed.
  func name(_ draft: String, as entry: EntryName) throws(SystemError) {
    do throws(SystemError) {
      try folder.rename(draft, to: entry.fileName)
    } catch {
      // A folder may have the name. `rename` does not replace a folder.
      guard error.code == EISDIR else { throw error }
      try folder.remove(entry.fileName)
      try folder.rename(draft, to: entry.fileName)
    }
    for other in entries where other != entry && entry.replaces(other) { remove(other.fileName) }
  }

  /// Removes a file. If this fails, a later eviction tries again.
  func remove(_ name: String) { try? folder.remove(name) }
}
