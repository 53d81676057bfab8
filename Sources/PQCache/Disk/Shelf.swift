import PQModel

/// The entries of one key.
struct Shelf: ~Copyable {
  let key: AnswerKey
  private let folder: Folder

  /// Opens the folder of a key.
  init(_ key: AnswerKey, in root: borrowing Folder) throws(SystemFailure) {
    self.key = key
    folder = try Folder(key.digest.name, in: root)
  }

  /// All entries, by the names of their files.
  var entries: [KeptAnswer] {
    folder.names().compactMap(KeptAnswer.init(fileName:)).filter { $0.isAligned(to: key.interval) }
  }

  /// The rows of an entry; nil if they cannot be had. A file that is worthless is removed.
  func answer(_ entry: KeptAnswer, wanted: [Metric], clock: Instant) -> Answer? {
    do throws(EntryFailure) {
      let file = try EntryFile(entry, of: key, in: folder, clock: clock)
      return try file.answer(wanted: wanted)
    } catch {
      if error == .worthless { try? folder.remove(entry.fileName) }
      return nil
    }
  }

  /// Whether an entry is there and its header is sound.
  func has(_ entry: KeptAnswer, clock: Instant) -> Bool {
    do throws(EntryFailure) {
      _ = try EntryFile(entry, of: key, in: folder, clock: clock)
      return true
    } catch {
      return false
    }
  }

  /// Removes the entries that have a part of a range.
  func remove(overlapping range: TimeRange) {
    for entry in entries where entry.range.from < range.to && range.from < entry.range.to {
      try? folder.remove(entry.fileName)
    }
  }

  /// Puts an entry in its place, and removes those that nobody needs beside it.
  func put(_ pieces: [[UInt8]], as entry: KeptAnswer) throws(SystemFailure) {
    do throws(SystemFailure) {
      try folder.write(pieces, as: entry.fileName)
    } catch {
      // A folder may have the name.
      guard error.code == EISDIR else { throw error }
      try folder.remove(entry.fileName)
      try folder.write(pieces, as: entry.fileName)
    }
    for other in entries where other != entry && entry.replaces(other) {
      try? folder.remove(other.fileName)
    }
  }
}
