import PQModel

/// The first bytes of an entry: that it is one, whose, when it was fetched, and what follows.
///
/// Numbers stand as the machine has them. On a machine that has them the other way round the magic
/// number is another, and so the entry is none.
struct EntryHeader: Equatable {
  /// More fetches than these are not put together into one entry.
  static let mostFetches = 200
  private static let magic: UInt64 = 0x7265_7773_6e61_7170
  private static let version: UInt64 = 2
  private static let fixedSize = 88

  /// The key of the entry.
  let digest: Digest
  /// What was fetched together, in the order of time. All of it makes up the range of the entry.
  let fetches: [FetchedRange]
  var rowCount = 0
  /// How many bytes follow.
  var bodySize = 0
  var bodyChecksum = Checksum().value

  /// How many bytes the header takes up.
  var size: Int { Self.size(fetchCount: fetches.count) }

  /// The most bytes that any header takes up.
  static let largestSize = size(fetchCount: mostFetches)

  private static func size(fetchCount: Int) -> Int { fixedSize + 16 * fetchCount }

  /// The bytes of the header, of a file of that name.
  func bytes(fileName: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(Self.magic)
    writer.add(Self.version)
    writer.add(digest.bytes)
    writer.add(Int64(rowCount))
    writer.add(Int64(bodySize))
    writer.add(bodyChecksum)
    writer.add(Int64(fetches.count))
    for fetch in fetches {
      writer.add(fetch.range.to.milliseconds)
      writer.add(fetch.clock.milliseconds)
    }
    let checksum = writer.bytes.withUnsafeBytes { Self.checksum($0, fileName) }
    writer.add(checksum)
    return writer.bytes
  }

  /// Covers the name as well, because it says which range and metrics the entry has.
  private static func checksum(_ bytes: UnsafeRawBufferPointer, _ fileName: String) -> UInt64 {
    var checksum = Checksum()
    checksum.add(bytes)
    Array(fileName.utf8).withUnsafeBytes { checksum.add($0) }
    return checksum.value
  }
}

extension EntryHeader {
  /// Reads the first bytes of the file of an entry, at most `largestSize`; nil if they are no header.
  init?(_ bytes: UnsafeRawBufferPointer, _ entry: KeptAnswer) {
    var reader = ByteReader(bytes)
    guard reader.number(UInt64.self) == Self.magic, reader.number(UInt64.self) == Self.version,
      let digest = reader.numbers(UInt8.self, count: Digest.length),
      let rowCount = reader.number(Int64.self), let bodySize = reader.number(Int64.self),
      let bodyChecksum = reader.number(UInt64.self),
      let fetches = reader.fetches(of: entry.range), rowCount >= 0, bodySize >= 0
    else { return nil }
    let written = UnsafeRawBufferPointer(rebasing: bytes[..<reader.offset])
    guard reader.number(UInt64.self) == Self.checksum(written, entry.fileName) else { return nil }
    self.digest = Digest(bytes: digest)
    self.fetches = fetches
    self.rowCount = Int(rowCount)
    self.bodySize = Int(bodySize)
    self.bodyChecksum = bodyChecksum
  }
}

extension ByteReader {
  /// The fetches that make up a range; nil if the numbers do not.
  fileprivate mutating func fetches(of range: TimeRange) -> [FetchedRange]? {
    guard let count = number(Int64.self), (1...Int64(EntryHeader.mostFetches)).contains(count)
    else { return nil }
    var fetches: [FetchedRange] = []
    var start = range.from
    for _ in 0..<count {
      guard let to = number(Int64.self), let clock = number(Int64.self),
        start.milliseconds < to
      else { return nil }
      let part = TimeRange(from: start, to: Instant(milliseconds: to))
      fetches.append(FetchedRange(range: part, clock: Instant(milliseconds: clock)))
      start = part.to
    }
    return start == range.to ? fetches : nil
  }
}
