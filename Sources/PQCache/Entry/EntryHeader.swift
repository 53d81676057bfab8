import PQModel

/// The first bytes of an entry: that it is one, whose, and what follows.
///
/// Numbers stand as the machine has them. On a machine that has them the other way round the magic
/// number is another, and so the entry is none.
struct EntryHeader: Equatable {
  /// How many bytes it takes up.
  static let size = 88
  private static let magic: UInt64 = 0x7265_7773_6e61_7170
  private static let version: UInt64 = 1

  /// The key of the entry.
  let digest: Digest
  /// The clock that tells which buckets are closed, when the backend was asked.
  let clock: Instant
  let rowCount: Int
  /// How many bytes follow.
  let bodySize: Int
  let bodyChecksum: UInt64

  /// The bytes of the header, of a file of that name.
  func bytes(fileName: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.add(Self.magic)
    writer.add(Self.version)
    writer.add(digest.bytes)
    writer.add(clock.milliseconds)
    writer.add(Int64(rowCount))
    writer.add(Int64(bodySize))
    writer.add(bodyChecksum)
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
  /// Reads the first bytes of a file of that name; nil if they are no header.
  init?(_ bytes: UnsafeRawBufferPointer, fileName: String) {
    var reader = ByteReader(bytes)
    guard reader.number(UInt64.self) == Self.magic, reader.number(UInt64.self) == Self.version,
      let digest = reader.numbers(UInt8.self, count: Digest.length),
      let clock = reader.number(Int64.self), let rowCount = reader.number(Int64.self),
      let bodySize = reader.number(Int64.self), let bodyChecksum = reader.number(UInt64.self),
      rowCount >= 0, bodySize >= 0
    else { return nil }
    let written = UnsafeRawBufferPointer(rebasing: bytes[..<reader.offset])
    guard reader.number(UInt64.self) == Self.checksum(written, fileName) else { return nil }
    self.digest = Digest(bytes: digest)
    self.clock = Instant(milliseconds: clock)
    self.rowCount = Int(rowCount)
    self.bodySize = Int(bodySize)
    self.bodyChecksum = bodyChecksum
  }
}
