import PQModel

/// Why an entry is of no use.
enum EntryFailure: Error, Hashable {
  /// It is damaged, foreign or may not be read: it had better go.
  case worthless
  /// It cannot be read just now, or someone has removed it.
  case unreachable

  init(_ failure: SystemFailure) {
    let isLasting = [EACCES, EPERM, ELOOP, EINVAL, EISDIR, ENXIO].contains(failure.code)
    self = isLasting ? .worthless : .unreachable
  }
}

/// The file of an entry, open and with a sound header.
struct EntryFile: ~Copyable {
  private let file: StoredFile
  private let header: EntryHeader
  private let entry: KeptAnswer
  private let key: AnswerKey

  /// Opens the file of an entry of a key, for someone with that clock.
  ///
  /// An entry that was written well after that is worthless: one of the clocks was wrong then or is
  /// now, and who knows which buckets were closed.
  init(
    _ entry: KeptAnswer, of key: AnswerKey, in folder: borrowing Folder, clock: Instant
  ) throws(EntryFailure) {
    let file = try Self.opened(entry.fileName, in: folder)
    let header = try Self.header(of: file, entry)
    guard header.digest == key.digest, header.clock <= clock + ClosedBuckets.leastMargin,
      header.bodySize == file.size - EntryHeader.size
    else { throw .worthless }
    self.file = file
    self.header = header
    self.entry = entry
    self.key = key
  }

  /// The rows, with the columns in the order of the key and of the metrics that are wanted.
  func answer(wanted: [Metric]) throws(EntryFailure) -> Answer {
    let buffer = try Self.bytes(of: file, from: EntryHeader.size, size: header.bodySize)
    guard let answer = buffer.withBytes({ answer(in: $0, wanted) }) else { throw .worthless }
    file.markUsed()
    return answer
  }

  private func answer(in bytes: UnsafeRawBufferPointer, _ wanted: [Metric]) -> Answer? {
    guard Checksum.of(bytes) == header.bodyChecksum else { return nil }
    let layout = Layout(dimensions: key.dimensions, metrics: entry.metrics)
    return EntryBody(range: entry.range, interval: key.interval).answer(
      in: bytes, layout, rowCount: header.rowCount, wanted: wanted)
  }

  private static func opened(
    _ name: String, in folder: borrowing Folder
  ) throws(EntryFailure) -> StoredFile {
    do throws(SystemFailure) {
      return try StoredFile(name, in: folder)
    } catch {
      throw EntryFailure(error)
    }
  }

  private static func header(
    of file: borrowing StoredFile, _ entry: KeptAnswer
  ) throws(EntryFailure) -> EntryHeader {
    let bytes = try bytes(of: file, from: 0, size: EntryHeader.size)
    let header = bytes.withBytes { EntryHeader($0, fileName: entry.fileName) }
    guard let header else { throw .worthless }
    return header
  }

  private static func bytes(
    of file: borrowing StoredFile, from offset: Int, size: Int
  ) throws(EntryFailure) -> PageBuffer {
    let buffer = PageBuffer(size: size)
    do throws(SystemFailure) {
      guard try buffer.fill(from: file, at: offset) else { throw SystemFailure(code: EINVAL) }
      return buffer
    } catch {
      throw EntryFailure(error)
    }
  }
}

extension EntryFile {
  /// The bytes, in pieces, of a file with rows whose columns stand in the order of the key and of
  /// the entry; nil of rows that no entry can hold.
  static func bytes(
    of answer: Answer, _ entry: KeptAnswer, of key: AnswerKey, clock: Instant
  ) -> [[UInt8]]? {
    let body = EntryBody(range: entry.range, interval: key.interval).bytes(of: answer)
    guard let body else { return nil }
    let header = EntryHeader(
      digest: key.digest, clock: clock, rowCount: answer.rowCount, bodySize: body.count,
      bodyChecksum: body.withUnsafeBytes { Checksum.of($0) })
    return [header.bytes(fileName: entry.fileName), body]
  }
}
