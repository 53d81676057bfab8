import PQModel
import PQSystem

/// The reason why an entry cannot be used.
enum EntryFailure: Error, Hashable {
  /// The file is damaged, belongs to another key or cannot be read by the user. It should be removed.
  case invalid
  /// The file cannot be read at the moment, or another process has removed it.
  case unavailable

  init(_ failure: SystemError) {
    let isLasting = [EACCES, EPERM, ELOOP, EINVAL, EISDIR, ENXIO].contains(failure.code)
    self = isLasting ? .invalid : .unavailable
  }
}

/// The open file of an entry. Its header is valid. The rows are read block by block.
final class EntryFile {
  /// The maximum difference between the clocks of two runs.
  private static let tolerance = 10 * TimeSpan.minute

  let header: EntryHeader
  private let file: StoredFile
  private let entry: EntryName
  private let key: AnswerKey

  /// Opens the file of an entry.
  ///
  /// - Parameter clock: the current time. If the entry was fetched more than ten minutes after this
  ///   time, one of the two clocks was wrong. Then it is unknown which buckets were closed, so the entry
  ///   is worthless.
  init(
    _ entry: EntryName, of key: AnswerKey, in folder: borrowing Folder, clock: Instant
  ) throws(EntryFailure) {
    let file = try Self.opened(entry.fileName, in: folder)
    let header = try Self.header(of: file, entry)
    guard header.digest == key.digest, header.bodySize == file.size - header.size,
      header.fetches.allSatisfy({ $0.clock <= clock + Self.tolerance })
    else { throw .invalid }
    self.file = file
    self.header = header
    self.entry = entry
    self.key = key
  }

  /// Reads all rows, and compares their checksum with the checksum in the header.
  func verify() throws(EntryFailure) {
    var checksum = Checksum()
    try forEachBlock { bytes throws(EntryFailure) in checksum.add(bytes) }
    guard checksum.value == header.bodyChecksum else { throw .invalid }
  }

  /// Reads the rows in pieces of some thousand rows.
  ///
  /// - Parameters:
  ///   - wanted: the metrics of the rows, in the order of the result.
  ///   - take: called with each piece. The dimensions of a piece have the order of the key.
  /// - Throws: `EntryFailure.invalid` if the file is damaged, and `EntryFailure.unavailable` if it
  ///   cannot be read. Then all pieces that were passed on are invalid.
  func read(_ wanted: [Metric], _ take: (AnswerColumns) -> Void) throws(EntryFailure) {
    let block = EntryBlock(range: entry.range, interval: key.interval)
    let layout = ColumnLayout(dimensions: key.dimensions, metrics: entry.metrics)
    var rowCount = 0
    try forEachBlock { bytes throws(EntryFailure) in
      guard let answer = block.answer(in: bytes, layout, wanted: wanted) else { throw .invalid }
      rowCount += answer.rowCount
      take(answer)
    }
    guard rowCount == header.rowCount else { throw .invalid }
    file.markUsed()
  }

  private func forEachBlock(
    _ take: (UnsafeRawBufferPointer) throws(EntryFailure) -> Void
  ) throws(EntryFailure) {
    var buffer = PageBuffer(size: EntryBlock.prefixSize)
    var offset = header.size
    while offset < file.size {
      guard EntryBlock.prefixSize <= file.size - offset else { throw .invalid }
      try Self.fill(&buffer, EntryBlock.prefixSize, from: file, at: offset)
      let size = Int(buffer.withBytes { $0.load(as: UInt32.self) })
      guard (EntryBlock.prefixSize...file.size - offset).contains(size) else { throw .invalid }
      if buffer.size < size { buffer = PageBuffer(size: size) }
      try Self.fill(&buffer, size, from: file, at: offset)
      try buffer.withBytes { bytes throws(EntryFailure) in
        try take(UnsafeRawBufferPointer(rebasing: bytes[..<size]))
      }
      offset += size
    }
  }
}

extension EntryFile {
  private static func opened(
    _ name: String, in folder: borrowing Folder
  ) throws(EntryFailure) -> StoredFile {
    do throws(SystemError) {
      return try StoredFile(name, in: folder)
    } catch {
      throw EntryFailure(error)
    }
  }

  private static func header(
    of file: borrowing StoredFile, _ entry: EntryName
  ) throws(EntryFailure) -> EntryHeader {
    let size = min(file.size, EntryHeader.largestSize)
    var buffer = PageBuffer(size: size)
    try fill(&buffer, size, from: file, at: 0)
    guard let header = buffer.withBytes({ EntryHeader($0, entry) }) else { throw .invalid }
    return header
  }

  private static func fill(
    _ buffer: inout PageBuffer, _ size: Int, from file: borrowing StoredFile, at offset: Int
  ) throws(EntryFailure) {
    do throws(SystemError) {
      guard try buffer.fill(size, from: file, at: offset) else { throw SystemError(code: EINVAL) }
    } catch {
      throw EntryFailure(error)
    }
  }
}
