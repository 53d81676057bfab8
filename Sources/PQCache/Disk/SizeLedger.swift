import PQModel
import PQSystem

/// The ledger: the total size of the cache's files. With it, not every writer has to count the files.
///
/// The ledger is a file of sizes: the total size at the last count, and the size of each file that was
/// added after it. A size is appended by a single write, so several processes can write at the same
/// time. Removed and replaced files are not subtracted before the next count. So the sum is never too
/// low, except for files that are written during a count.
enum SizeLedger {
  static let fileName = "ledger"
  /// The maximum number of sizes in the ledger. If there are more, the files are counted again.
  private static let longest = 8192
  private static let width = MemoryLayout<Int64>.size

  /// Adds the size of a file.
  ///
  /// - Parameter bytes: the space that the file takes on the disk.
  /// - Returns: the new sum in bytes; `nil` if the ledger has no count, is too long or is damaged.
  ///   If the result is `nil`, the files have to be counted.
  static func add(_ bytes: Int64, in root: borrowing Folder) throws(SystemError) -> Int64? {
    let file = try FileWriter(root.openFile(fileName, O_WRONLY | O_CREAT | O_APPEND))
    var writer = ByteWriter()
    writer.add(bytes)
    try file.append(writer.bytes)
    try file.end()
    return try sum(in: root)
  }

  /// Replaces the ledger by a new ledger with the result of a count.
  static func reset(to bytes: Int64, in root: borrowing Folder) throws(SystemError) {
    var writer = ByteWriter()
    writer.add(counted)
    writer.add(bytes)
    try root.write(writer.bytes, as: fileName)
  }

  /// The first number of every ledger that starts with a count.
  private static let counted: Int64 = 0x7265_6764_656c_7170

  private static func sum(in root: borrowing Folder) throws(SystemError) -> Int64? {
    let file = try StoredFile(fileName, in: root)
    guard file.size % width == 0, file.size / width <= longest else { return nil }
    var buffer = PageBuffer(size: file.size)
    guard try buffer.fill(file.size, from: file, at: 0) else { return nil }
    return buffer.withBytes { sum(of: $0) }
  }

  private static func sum(of bytes: UnsafeRawBufferPointer) -> Int64? {
    var reader = ByteReader(bytes)
    guard reader.number(Int64.self) == counted,
      let numbers = reader.numbers(Int64.self, count: bytes.count / width - 1),
      numbers.allSatisfy({ $0 >= 0 })
    else { return nil }
    return numbers.reduce(0) { $0.clampedSum($1) }
  }
}
