import PQModel
import PQSystem

/// An entry that is being written. Its file has a temporary name, and rows are written when they arrive.
/// A finished entry gets its final name. The file of an unfinished entry is removed.
final class EntryDraft {
  /// The range and the metrics of the entry.
  let entry: EntryName
  private let shelf: KeyFolder
  private let name: String
  private let sizeLimit: Int64
  private let block: EntryBlock
  private let layout: ColumnLayout
  private var header: EntryHeader
  private var checksum = Checksum()
  private var writer = ByteWriter()
  /// The open file; `nil` once the entry is finished or discarded.
  private var file: FileWriter?
  /// The error that caused the entry to be discarded; `nil` if there was no error.
  private var failure: SystemError?

  /// Creates the file, and writes a preliminary header.
  ///
  /// - Parameters:
  ///   - fetches: the parts of the range with the times of their fetches. Together, the parts cover the
  ///     whole range.
  ///   - sizeLimit: the maximum size of the file on the disk, in bytes.
  init(
    _ entry: EntryName, _ fetches: [FetchedRange], on shelf: consuming KeyFolder, sizeLimit: Int64
  ) throws(SystemError) {
    let key = shelf.key
    (self.entry, self.sizeLimit) = (entry, sizeLimit)
    name = DraftName.random()
    block = EntryBlock(range: entry.range, interval: key.interval)
    layout = ColumnLayout(dimensions: key.dimensions, metrics: entry.metrics)
    header = EntryHeader(digest: key.digest, fetches: fetches)
    file = try shelf.draft(name)
    self.shelf = shelf
    try file?.append(header.bytes(fileName: entry.fileName))
  }

  deinit { if file != nil { shelf.remove(name) } }

  /// True if the entry was discarded or finished. Then it has no open file.
  var isGivenUp: Bool { file == nil }

  /// The space that the file takes on the disk so far, in bytes.
  var footprint: Int64 { StoredFileStatus.footprint(ofSize: Int64(header.size + header.bodySize)) }

  /// Writes the rows whose buckets are in the range of the entry. The entry is discarded if a write
  /// fails, if the file becomes too large, or if the format cannot hold a row.
  func add(_ answer: AnswerColumns) {
    do throws(SystemError) {
      let answer = answer.arranged(layout)
      for rows in RowRuns(answer.starts, in: entry.range).pieces(of: EntryBlock.maxRows) {
        try add(rows, of: answer)
      }
    } catch {
      failure = error
      giveUp()
    }
  }

  private func add(_ rows: RowRuns, of answer: AnswerColumns) throws(SystemError) {
    guard file != nil, block.write(answer, rows, to: &writer) else { return giveUp() }
    writer.bytes.withUnsafeBytes { checksum.add($0) }
    header.rowCount += rows.count
    header.bodySize += writer.bytes.count
    guard footprint <= sizeLimit else { return giveUp() }
    try file?.append(writer.bytes)
  }

  /// Discards the entry and removes its file.
  func giveUp() {
    guard file.take() != nil else { return }
    shelf.remove(name)
  }

  /// Completes the header and renames the file, unless the entry was discarded. Entries that this entry
  /// replaces are removed.
  ///
  /// - Throws: `SystemError` if a write, the close or the rename failed.
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
