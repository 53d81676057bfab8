import PQModel

/// The header of an entry. It has a magic number, a version, the digest of the key, the ranges and times
/// of the fetches, and the size and checksum of the body. The body has the rows.
///
/// Numbers have the machine's byte order. On a machine with another byte order, the magic number is
/// different, so the entry is invalid.
struct EntryHeader: Equatable {
  /// The maximum number of fetches in one entry.
  static let maxFetches = 200
  private static let magic: UInt64 = 0x7265_7773_6e61_7170
  private static let version: UInt64 = 2
  private static let fixedSize = 88

  /// The digest of the entry's key.
  let digest: Digest
  /// The fetched ranges, in the order of time. Together, they cover the range of the entry.
  let fetches: [FetchedRange]
  var rowCount = 0
  /// The size of the body, in bytes.
  var bodySize = 0
  var bodyChecksum = Checksum().value

  /// The size of the header, in bytes.
  var size: Int { Self.size(fetchCount: fetches.count) }

  /// The maximum size of a header, in bytes.
  static let largestSize = size(fetchCount: maxFetches)

  private static func size(fetchCount: Int) -> Int { fixedSize + 16 * fetchCount }

  /// Returns the bytes of the header. The checksum at the end includes the name of the file.
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

  /// The checksum includes the file name, because the name contains the range and the metrics.
  private static func checksum(_ bytes: UnsafeRawBufferPointer, _ fileName: String) -> UInt64 {
    var checksum = Checksum()
    checksum.add(bytes)
    Array(fileName.utf8).withUnsafeBytes { checksum.add($0) }
    return checksum.value
  }
}

extension EntryHeader {
  /// Reads the header from the first `largestSize` bytes of an entry's file, or fewer bytes if the file
  /// is shorter; `nil` if the header is not valid.
  init?(_ bytes: UnsafeRawBufferPointer, _ entry: EntryName) {
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
  /// Returns the fetches that cover a range; `nil` if the numbers are invalid.
  fileprivate mutating func fetches(of range: TimeRange) -> [FetchedRange]? {
    guard let count = number(Int64.self), (1...Int64(EntryHeader.maxFetches)).contains(count)
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

/// A checksum that detects damaged bytes.
///
/// It processes words of eight bytes. Each step is reversible, for the previous value and for the word.
/// So a change of a single word always changes the checksum.
struct Checksum {
  private(set) var value: UInt64 = 0x7071_2063_6163_6865

  /// Adds bytes and the number of these bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count & ~7
    for offset in stride(from: 0, to: whole, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
    add(UInt64(bytes.count))
  }

  private mutating func add(_ word: UInt64) {
    let product = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value = product ^ product >> 32
  }
}
