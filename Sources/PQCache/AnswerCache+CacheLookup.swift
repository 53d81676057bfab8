import PQModel

/// The entries of a cache that a request can use.
struct CacheLookup {
  /// The parts of the request's range that entries have, and the missing part.
  let patchwork: IntervalCover
  /// The files of the entries. The checksums of the files were verified.
  private let files: [EntryName: EntryFile]

  fileprivate init(_ patchwork: IntervalCover, _ files: [EntryName: EntryFile]) {
    self.patchwork = patchwork
    self.files = files
  }

  /// Reads the rows of a part of an entry, in pieces of some thousand rows. An entry is a cached answer
  /// or a part of one.
  ///
  /// - Parameter take: called with each piece. The dimensions of a piece have the order of the key.
  /// - Throws: `EntryFailure` if the entry cannot be read any more.
  func read(
    _ patch: IntervalCover.CoverPart, _ metrics: [Metric], _ take: (AnswerColumns) -> Void
  ) throws(EntryFailure) {
    guard let file = files[patch.entry] else { throw .unavailable }
    try file.read(metrics) { answer in
      let rows = answer.clipped(to: patch.range)
      if rows.rowCount > 0 { take(rows) }
    }
  }

  /// Returns the ranges of a part of an entry. Each range has the time of its fetch.
  func fetches(of patch: IntervalCover.CoverPart) -> [FetchedRange] {
    files[patch.entry]?.header.fetches.compactMap { $0.clipped(to: patch.range) } ?? []
  }
}

extension AnswerCache {
  /// Finds the entries that answer a request completely or in part. The rows of these entries are
  /// verified.
  func find(_ inquiry: CacheRequest) throws(CacheNote) -> CacheLookup {
    let found = try opened(inquiry) { shelf, entry in
      shelf.open(entry, clock: inquiry.clock, verifies: true)
    }
    return CacheLookup(found.patchwork, found.contents)
  }

  /// Returns the part of a request that is cached. It reads only the names and headers of files.
  func coverage(of inquiry: CacheRequest) throws(CacheNote) -> CacheCoverage {
    try opened(inquiry) { _, _ in true }.patchwork.coverage
  }

  private func opened<Content>(
    _ inquiry: CacheRequest, _ open: (borrowing KeyFolder, EntryName) -> Content?
  ) throws(CacheNote) -> (patchwork: IntervalCover, contents: [EntryName: Content]) {
    let request = inquiry.request
    let end = closed.end(request.interval, at: inquiry.clock)
    guard let root = try folder.open(), let shelf = try? KeyFolder(inquiry.key, in: root) else {
      return (IntervalCover(of: request.range, until: end, from: []), [:])
    }
    let offers = offers(for: inquiry, on: shelf)
    return IntervalCover.opened(of: request.range, until: end, from: offers) { open(shelf, $0) }
  }

  /// Returns the parts of entries that a request can use. It reads only the headers of the files.
  private func offers(for inquiry: CacheRequest, on shelf: borrowing KeyFolder) -> [IntervalCover
    .CoverPart]
  {
    var offers: [IntervalCover.CoverPart] = []
    for entry in shelf.entries(for: inquiry.request) {
      let file = shelf.open(entry, clock: inquiry.clock, verifies: false)
      for fetch in file?.header.fetches ?? [] {
        let usable = closed.usable(fetch, inquiry.key.interval, at: inquiry.clock)
        offers += usable.map { IntervalCover.CoverPart(entry: entry, range: $0) }
      }
    }
    return offers.joined
  }
}

extension [IntervalCover.CoverPart] {
  /// The parts of this list. Adjacent parts of the same entry are joined into one part.
  fileprivate var joined: [IntervalCover.CoverPart] {
    reduce(into: []) { parts, part in
      if let last = parts.last, last.entry == part.entry, last.range.to == part.range.from {
        parts.removeLast()
        let range = TimeRange(from: last.range.from, to: part.range.to)
        parts.append(IntervalCover.CoverPart(entry: part.entry, range: range))
      } else {
        parts.append(part)
      }
    }
  }
}
