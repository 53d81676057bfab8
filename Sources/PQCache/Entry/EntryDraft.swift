import PQModel
import PQSystem

/// An entry in the making: its rows are written as they come, under another name. Once all are there
/// it gets its own name; if it never does, nothing is left of it.
final class EntryDraft {
  /// What it will hold.
  let entry: KeptAnswer
  private let shelf: Shelf
  private let name: String
  private let sizeLimit: Int64
  private let block: EntryBlock
  private let layout: Layout
  private var header: EntryHeader
  private var checksum = Checksum()
  private var writer = ByteWriter()
  /// Nil once it is given up, or has its name.
  private var file: WrittenFile?
  /// Why it was given up.
  private var failure: SystemError?

  /// - Parameters:
  ///   - fetches: when its rows were fetched, of all of its range.
  ///   - sizeLimit: how much it may take up.
  init(
    _ entry: KeptAnswer, _ fetches: [FetchedRange], on shelf: consuming Shelf, sizeLimit: Int64
  ) throws(SystemError) {
    let key = shelf.key
    (self.entry, self.sizeLimit) = (entry, sizeLimit)
    name = DraftName.random()
    block = EntryBlock(range: entry.range, interval: key.interval)
    layout = Layout(dimensions: key.dimensions, metrics: entry.metrics)
    header = EntryHeader(digest: key.digest, fetches: fetches)
    file = try shelf.draft(name)
    self.shelf = shelf
    try file?.append(header.bytes(fileName: entry.fileName))
  }

  deinit { if file != nil { shelf.remove(name) } }

  /// Whether nothing is left of it.
  var isGivenUp: Bool { file == nil }

  /// What it takes up so far.
  var footprint: Int64 { FileStatus.footprint(ofSize: Int64(header.size + header.bodySize)) }

  /// Writes those rows of an answer that begin in the range of the entry. If that fails, or they are
  /// too many, or cannot be held by an entry, it is given up.
  func add(_ answer: Answer) {
    do throws(SystemError) {
      let answer = answer.arranged(layout)
      for rows in RowRuns(answer.starts, in: entry.range).pieces(of: EntryBlock.mostRows) {
        try add(rows, of: answer)
      }
    } catch {
      failure = error
      giveUp()
    }
  }

  private func add(_ rows: RowRuns, of answer: Answer) throws(SystemError) {
    guard file != nil, block.write(answer, rows, to: &writer) else { return giveUp() }
    writer.bytes.withUnsafeBytes { checksum.add($0) }
    header.rowCount += rows.count
    header.bodySize += writer.bytes.count
    guard footprint <= sizeLimit else { return giveUp() }
    try file?.append(writer.bytes)
  }

  /// Leaves nothing of it.
  func giveUp() {
    guard file.take() != nil else { return }
    shelf.remove(name)
  }

  /// Gives it its name, unless it was given up. Entries that nobody needs beside it are removed.
  ///
  /// - Throws: why it could not be written.
  func finish() throws(SystemError) {
    if let failure { throw failure }
    header.bodyChecksum = checksum.value
    try file?.replaceBeginning(by: header.bytes(fileName: entry.fileName))
    guard let file = file.take() else { return }
    do throws(SystemError) {
      try file.end()
      try shelf.name(name, as: entry)
    } catch {
      shelf.remove(name)
      throw error
    }
  }
}
