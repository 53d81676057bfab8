package import PQModel
import PQSystem

/// A cache of answers in the files of a folder.
///
/// Several processes can use the same folder at the same time. Unreadable files are ignored.
package struct AnswerCache: Sendable {
  /// The default size limit in bytes: 256 MiB.
  package static let usualSizeLimit: Int64 = 256 << 20

  /// The path of the cache folder.
  package var path: String { folder.path }
  /// The maximum size of the answers on the disk, in bytes. The least recently used answers are removed
  /// first.
  package let sizeLimit: Int64

  let folder: AnswerFolder
  let closed: ClosedBuckets

  /// Creates a cache in a folder. The folder is created when the first answer is stored.
  ///
  /// - Parameters:
  ///   - path: the folder, such as `pq` in the user's cache directory.
  ///   - sizeLimit: the maximum size of the answers on the disk, in bytes.
  ///   - margin: the settling margin. A bucket may change during this time after its end. The margin is
  ///     at least one minute, and at least the length of the bucket.
  package init(
    path: String, sizeLimit: Int64 = usualSizeLimit,
    margin: TimeSpan = ExportLimits.usualSettlingMargin
  ) {
    folder = AnswerFolder(path: path)
    self.sizeLimit = sizeLimit
    closed = ClosedBuckets(margin: margin)
  }

  /// Returns the same cache with another settling margin. A bucket may change during this time after its
  /// end.
  package func settling(after margin: TimeSpan) -> AnswerCache {
    AnswerCache(path: path, sizeLimit: sizeLimit, margin: margin)
  }

  /// True if the cache folder exists.
  var exists: Bool {
    get throws(CacheNote) {
      switch try folder.open() {
      case .none: false
      case .some: true
      }
    }
  }

  /// Returns the number and the size of the cached answers.
  ///
  /// - Throws: `CacheNote` if the folder cannot be opened or belongs to another user.
  package func contents() throws(CacheNote) -> CacheContents {
    guard let root = try folder.open() else { return .empty }
    return Inventory(of: root).contents
  }

  /// Removes all answers.
  ///
  /// - Returns: the number and the size of the removed answers.
  /// - Throws: `CacheNote` if the folder cannot be opened, belongs to another user, or its files
  ///   cannot be removed.
  @discardableResult
  package func clear() throws(CacheNote) -> CacheContents {
    guard let root = try folder.open() else { return .empty }
    let inventory = Inventory(of: root)
    do throws(SystemError) {
      try inventory.files.remove(from: root)
      try root.remove(SizeLedger.fileName)
    } catch {
      throw .notRemoved(folder: path, reason: error.reason)
    }
    return inventory.contents
  }
}

extension AnswerCache {
  /// Removes every entry that overlaps the range of a request. The whole entry is removed, because if a
  /// part of an entry is not trusted, no part is.
  func forget(_ inquiry: CacheRequest) throws(CacheNote) {
    guard let root = try folder.open(), let shelf = try? KeyFolder(inquiry.key, in: root) else {
      return
    }
    shelf.remove(overlapping: inquiry.request.range)
  }
}

/// A request, with its cache key and its time.
struct CacheRequest {
  let request: ExportRequest
  let key: AnswerKey
  /// The time at the start of the request, by the clock that determines which buckets are closed. A
  /// bucket that ends while the request runs may be incomplete, so it is not closed.
  let clock: Instant
}

/// The number and the size of the answers in a cache.
package struct CacheContents: Sendable, Hashable {
  /// The number of entries. An entry is an answer or a part of an answer.
  package let answers: Int
  /// The size of the files on the disk in bytes, rounded up to whole pages of 4096 bytes. Unfinished
  /// entries are included.
  package let bytes: Int64

  /// The contents of an empty cache.
  package static let empty = CacheContents(answers: 0, bytes: 0)
}
