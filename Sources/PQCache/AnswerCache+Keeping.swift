import PQModel

extension AnswerCache {
  /// So many entries may make up one answer before they are put together into one.
  static let mostPatches = 8

  /// Keeps those rows of an answer whose buckets are closed.
  ///
  /// - Parameters:
  ///   - answer: all rows in a range.
  ///   - clock: the one that tells which buckets are closed, before the backend was asked.
  func keep(
    _ answer: Answer, in range: TimeRange, _ key: AnswerKey, clock: Instant
  ) throws(CacheNote) {
    guard let range = closed.part(of: range, key.interval, at: clock) else { return }
    let entry = KeptAnswer(range: range, metrics: answer.layout.metrics)
    let layout = Layout(dimensions: key.dimensions, metrics: entry.metrics)
    let rows = answer.arranged(layout).clipped(to: range)
    guard let pieces = EntryFile.bytes(of: rows, entry, of: key, clock: clock) else { return }
    let footprint = FileStatus.footprint(ofSize: pieces.reduce(0) { $0 + Int64($1.count) })
    guard footprint <= sizeLimit else { return }
    let root = try folder.make()
    do throws(SystemFailure) {
      try makeRoom(for: footprint, in: root)
      try Self.put(pieces, as: entry, key, in: root)
    } catch {
      throw .notKept(folder: path, reason: error.reason)
    }
  }

  private static func put(
    _ pieces: [[UInt8]], as entry: KeptAnswer, _ key: AnswerKey, in root: borrowing Folder
  ) throws(SystemFailure) {
    for _ in 0..<3 {
      do throws(SystemFailure) {
        try root.makeFolder(key.digest.name)
        return try Shelf(key, in: root).put(pieces, as: entry)
      } catch {
        switch error.code {
        // Someone who makes room, or clears all away, may have removed the folder or the draft.
        case ENOENT: continue
        // A file or a link has the name of the folder.
        case ENOTDIR, ELOOP: try root.remove(key.digest.name)
        default: throw error
        }
      }
    }
  }

  private func makeRoom(
    for footprint: Int64, in root: borrowing Folder
  ) throws(SystemFailure) {
    // Without a ledger that can be read and written, everyone has to count.
    if let sum = try? Ledger.add(footprint, in: root), sum <= sizeLimit { return }
    let eviction = Eviction(
      Inventory(of: root), limit: sizeLimit - footprint, reserve: sizeLimit / 8, now: FileClock.now)
    try eviction.victims.remove(from: root)
    try? Ledger.reset(to: eviction.rest.clampedSum(footprint), in: root)
  }
}
