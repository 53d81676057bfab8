import PQModel
import PQSystem

/// Functions that write entries. An entry is a cached answer or a part of one.
extension AnswerCache {
  /// The maximum number of parts of entries in one answer. If an answer uses more parts, the parts are
  /// joined into one entry.
  static let maxParts = 8

  /// Creates a draft of an entry for a range that is being fetched. The draft has only the closed
  /// buckets of the range: the buckets whose traffic does not change any more. The result is `nil`
  /// if no bucket is closed, or if other processes remove the folder again and again.
  ///
  /// - Parameter clock: the time that determines which buckets are closed. It must not be later than the
  ///   time of the answer.
  func draft(
    of range: TimeRange, _ inquiry: CacheRequest, clock: Instant
  ) throws(CacheNote) -> EntryDraft? {
    guard let part = closed.part(of: range, inquiry.key.interval, at: clock) else { return nil }
    let entry = EntryName(range: part, metrics: inquiry.request.metrics)
    return try draft(of: entry, [FetchedRange(range: part, clock: clock)], inquiry.key)
  }

  /// Finishes an entry after its last row. The entry is dropped without an error if another process
  /// has cleared the cache meanwhile.
  func store(_ draft: EntryDraft) throws(CacheNote) {
    let root = try folder.make()
    do throws(SystemError) {
      if !draft.isGivenUp { try makeRoom(for: draft.footprint, in: root) }
      try draft.finish()
    } catch {
      guard error.code == ENOENT else { throw note(error) }
    }
  }

  /// Joins several parts of entries into one entry. The parts are adjacent and belong to a request.
  func join(_ inquiry: CacheRequest) throws(CacheNote) {
    let finding = try find(inquiry)
    let run = finding.patchwork.longestAdjacentRun
    let fetches = run.flatMap(finding.fetches).joined
    guard run.count > 1, let first = run.first, let last = run.last,
      fetches.count <= EntryHeader.maxFetches
    else { return }
    let entry = EntryName(
      range: TimeRange(from: first.range.from, to: last.range.to), metrics: inquiry.request.metrics)
    guard let draft = try draft(of: entry, fetches, inquiry.key) else { return }
    do throws(EntryFailure) {
      for patch in run { try finding.read(patch, entry.metrics) { draft.add($0) } }
    } catch {
      return
    }
    try store(draft)
  }

  /// Returns the note for an answer that cannot be cached.
  func note(_ failure: SystemError) -> CacheNote {
    .notKept(folder: path, reason: failure.reason)
  }
}

extension AnswerCache {
  private func draft(
    of entry: EntryName, _ fetches: [FetchedRange], _ key: AnswerKey
  ) throws(CacheNote) -> EntryDraft? {
    let root = try folder.make()
    for _ in 0..<3 {
      do throws(SystemError) {
        try root.makeFolder(key.digest.name)
        return try EntryDraft(
          entry, fetches, on: try KeyFolder(key, in: root), sizeLimit: sizeLimit)
      } catch {
        switch error.code {
        // Another process may have removed the folder when it removed entries.
        case ENOENT: continue
        // A file or a link has the name of the folder.
        case ENOTDIR, ELOOP: try? root.remove(key.digest.name)
        default: throw note(error)
        }
      }
    }
    return nil
  }

  private func makeRoom(
    for footprint: Int64, in root: borrowing Folder
  ) throws(SystemError) {
    // If the ledger cannot be read or written, the files have to be counted.
    if let sum = try? SizeLedger.add(footprint, in: root), sum <= sizeLimit { return }
    // The counted size already includes the draft.
    let eviction = Eviction(
      Inventory(of: root), limit: sizeLimit, reserve: sizeLimit / 8, now: SystemClock.now)
    try eviction.filesToRemove.remove(from: root)
    try? SizeLedger.reset(to: eviction.rest, in: root)
  }
}

extension [FetchedRange] {
  /// The ranges of this list. Adjacent ranges with the same fetch time are joined into one range.
  fileprivate var joined: [FetchedRange] {
    reduce(into: []) { parts, part in
      if let last = parts.last, last.clock == part.clock, last.range.to == part.range.from {
        parts.removeLast()
        let range = TimeRange(from: last.range.from, to: part.range.to)
        parts.append(FetchedRange(range: range, clock: part.clock))
      } else {
        parts.append(part)
      }
    }
  }
}
