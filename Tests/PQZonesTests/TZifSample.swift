/// A zone file as a test needs it, valid or not.
struct TZifSample: Sendable {
  /// The version as ASCII, such as `2`; 0 for the first version.
  var version: UInt8 = 0x32
  var changes: [(seconds: Int64, state: UInt8)] = []
  var offsets: [Int32]
  var footer = ""
  var leapSeconds: UInt32 = 0

  /// The bytes of the file. In versions after the first, the first block is empty.
  var bytes: [UInt8] {
    guard version != 0 else { return header(version) + block(timeSize: 4) }
    let empty = TZifSample(version: version, offsets: [])
    return empty.header(version) + empty.block(timeSize: 4) + header(version) + block(timeSize: 8)
      + Array("\n\(footer)\n".utf8)
  }

  private func header(_ version: UInt8) -> [UInt8] {
    let counts = [0, 0, leapSeconds, UInt32(changes.count), UInt32(offsets.count), 4]
    return Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
      + counts.flatMap { Self.bytes(Int64($0), 4) }
  }

  private func block(timeSize: Int) -> [UInt8] {
    var bytes = changes.flatMap { Self.bytes($0.seconds, timeSize) }
    bytes += changes.map(\.state)
    bytes += offsets.flatMap { Self.bytes(Int64($0), 4) + [0, 0] }
    bytes += Array("LMT\0".utf8)
    return bytes + [UInt8](repeating: 0, count: Int(leapSeconds) * (timeSize + 4))
  }

  private static func bytes(_ number: Int64, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
