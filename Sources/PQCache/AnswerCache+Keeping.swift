import PQModel
import PQSystem

/// The writing of entries.
extension AnswerCache {
  /// The maximum number of parts of entries in one answer. If there are more, they are joined into
  /// one entry.
  static let mostPatches = 8

  /// Creates a draft of an entry for a range that is being fetched; `nil` if none of its buckets is
  /// closed.
  ///
  /// - Parameter clock: the time that decides which buckets are closed. It is not later than the
  ///   time at which the answer was made.
  func draft(
    of range: TimeRange, _ inquiry: CacheRequest, clock: Instant
  ) throws(CacheNote) -> EntryDraft? {
    guard let part = closed.part(of: range, inquiry.key.interval, at: clock) else { return nil }
    let entry = EntryName(range: part, metrics: inquiry.request.metrics)
    return try draft(of: entry, [FetchedRange(range: part, clock: clock)], inquiry.key)
  }

  /// Finishes an entry after its last row. The entry is dropped without an error if another process
  /// has cleared the cache meanwhile.
  func keep(_ draft: EntryDraft) throws(CacheNote) {
    let root = try folder.make()
    do throws(SystemError) {
      if !draft.isGivenUp { try makeRoom(for: draft.footprint, in: root) }
      try draft.finish()
    } catch {
      guard error.code == ENOENT else { throw note(error) }
    }
  }

  /// Joins the parts of entries that answer a request into one entry.
  func join(_ inquiry: CacheRequest) throws(CacheNote) {
    let finding = try find(inquiry)
    let run = finding.patchwork.longestRun
    let fetches = run.flatMap(finding.fetches).joined
    guard run.count > 1, let first = run.first, let last = run.last,
      fetches.count <= EntryHeader.mostFetches
    else { return }
    let entry = EntryName(
      range: TimeRange(from: first.range.from, to: last.range.to), metrics: inquiry.request.metrics)
    guard let draft = try draft(of: entry, fetches, inquiry.key) else { return }
    do throws(EntryFailure) {
      for patch in run { try finding.read(patch, entry.metrics) { draft.add($0) } }
    } catch {
      return
    }
    try keep(draft)
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
        // Another process that evicts or clears entries may have removed the folder.
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
    try eviction.victims.remove(from: root)
    try? SizeLedger.reset(to: eviction.rest, in: root)
  }
}

extension [FetchedRange] {
  /// The same ranges, with adjacent ranges of the same fetch time joined.
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
