import PQModel
import PQSystem

/// What the system knows of a file.
struct FileStatus: Sendable, Hashable {
  /// How many bytes it has.
  let size: Int64
  /// When it was last written or used, in nanoseconds since the epoch.
  let lastUse: Int64

  /// Nil of what is no regular file.
  init?(_ status: stat) {
    guard status.isRegularFile else { return nil }
    size = Int64(status.st_size)
    lastUse = status.modificationTime
  }

  /// What a file of a size takes up on a disk, which gives away whole pages.
  static func footprint(ofSize size: Int64) -> Int64 {
    let page: Int64 = 4096
    return (size.clampedSum(page - 1) / page) * page
  }
}
