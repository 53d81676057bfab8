import PQModel

/// What a cache has for a request.
struct Finding {
  /// How the range of the request is put together.
  let patchwork: Patchwork
  /// The rows of the entries.
  fileprivate let answers: [KeptAnswer: Answer]

  /// Puts together what was kept and what was fetched. Rows that were fetched but not asked for are
  /// left out: they may be those of a bucket that was kept.
  func joined(with fetched: Answer, _ layout: Layout) -> Answer {
    var parts = patchwork.patches.compactMap { patch in
      answers[patch.entry].map { (range: patch.range, answer: $0) }
    }
    if let missing = patchwork.missing {
      let place = parts.firstIndex { $0.range.from >= missing.to } ?? parts.endIndex
      parts.insert((missing, fetched), at: place)
    }
    if parts.count == 1, parts[0].answer.isInside(parts[0].range) {
      return parts[0].answer.arranged(layout)
    }
    var joined = Answer(empty: layout)
    for part in parts { joined.append(part.answer.arranged(layout), in: part.range) }
    return joined
  }
}

extension AnswerCache {
  /// Looks for all that a request can be spared.
  func find(_ inquiry: Inquiry) throws(CacheNote) -> Finding {
    let found = try opened(inquiry) { shelf, entry in
      shelf.answer(entry, wanted: inquiry.request.metrics, clock: inquiry.clock)
    }
    return Finding(patchwork: found.patchwork, answers: found.contents)
  }

  /// How much of a request is kept, by the names and the headers of files.
  func coverage(of inquiry: Inquiry) throws(CacheNote) -> CacheCoverage {
    let found = try opened(inquiry) { shelf, entry in
      shelf.has(entry, clock: inquiry.clock) ? true : nil
    }
    return found.patchwork.coverage
  }

  private func opened<Content>(
    _ inquiry: Inquiry, _ open: (borrowing Shelf, KeptAnswer) -> Content?
  ) throws(CacheNote) -> (patchwork: Patchwork, contents: [KeptAnswer: Content]) {
    let request = inquiry.request
    let end = closed.end(request.interval, at: inquiry.clock)
    guard let root = try folder.open(), let shelf = try? Shelf(inquiry.key, in: root) else {
      return (Patchwork(of: request.range, until: end, from: []), [:])
    }
    let entries = shelf.entries.filter { $0.has(request.metrics) }
    return Patchwork.opened(of: request.range, until: end, from: entries) { open(shelf, $0) }
  }
}
