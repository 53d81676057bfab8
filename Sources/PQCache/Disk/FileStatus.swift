import PQModel
import PQSystem

/// The size and the last use of a file.
struct FileStatus: Sendable, Hashable {
  /// The size in bytes.
  let size: Int64
  /// The time of the last write or use, in nanoseconds since the epoch.
  let lastUse: Int64

  /// Creates a status; `nil` unless it is that of a regular file.
  init?(_ status: stat) {
    guard status.isRegularFile else { return nil }
    size = Int64(status.st_size)
    lastUse = status.modificationTime
  }

  /// Returns the space that a file takes on the disk, in bytes: its size rounded up to whole pages
  /// of 4096.
  static func footprint(ofSize size: Int64) -> Int64 {
    let page: Int64 = 4096
    return (size.clampedSum(page - 1) / page) * page
  }
}
