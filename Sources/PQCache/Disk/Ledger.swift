import PQModel
import PQSystem

/// How much the files of the cache take up together, so that not every writer has to count.
///
/// It is a file of numbers: what there was when someone last counted, and what was added since. A
/// number is appended in one go, so that several processes can write at once. What is removed or
/// replaced is not taken off until someone counts: the sum is never too low, but for files that are
/// written while someone counts.
enum Ledger {
  static let fileName = "ledger"
  /// More numbers than this are worth counting anew.
  private static let longest = 8192
  private static let width = MemoryLayout<Int64>.size

  /// Adds what a file takes up.
  ///
  /// - Returns: the sum; nil if the ledger cannot tell, and someone has to count.
  static func add(_ bytes: Int64, in root: borrowing Folder) throws(SystemError) -> Int64? {
    let file = try WrittenFile(root.openFile(fileName, O_WRONLY | O_CREAT | O_APPEND))
    var writer = ByteWriter()
    writer.add(bytes)
    try file.append(writer.bytes)
    try file.end()
    return try sum(in: root)
  }

  /// Starts anew with what was counted.
  static func reset(to bytes: Int64, in root: borrowing Folder) throws(SystemError) {
    var writer = ByteWriter()
    writer.add(counted)
    writer.add(bytes)
    try root.write(writer.bytes, as: fileName)
  }

  /// Begins every ledger of someone who has counted.
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
