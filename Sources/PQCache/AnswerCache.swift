public import PQModel
import PQSystem

/// A cache of answers in the files of a folder.
///
/// Several processes can use one folder at the same time. Unreadable files are ignored.
public struct AnswerCache: Sendable {
  /// The default size limit in bytes: 256 MiB.
  public static let usualSizeLimit: Int64 = 256 << 20

  /// The path of the cache folder.
  public var path: String { folder.path }
  /// The maximum size of the answers on the disk, in bytes. The least recently used ones are
  /// removed first.
  public let sizeLimit: Int64

  let folder: AnswerFolder
  let closed: ClosedBuckets

  /// Creates a cache in a folder. The folder is created when the first answer is stored.
  ///
  /// - Parameters:
  ///   - path: the folder, such as `pq` in the user's cache directory.
  ///   - sizeLimit: the maximum size of the answers on the disk, in bytes.
  ///   - margin: the time after its end during which a bucket may still change. It is at least a
  /// minute, and for each bucket at least its length.
  public init(
    path: String, sizeLimit: Int64 = usualSizeLimit,
    margin: TimeSpan = ExportLimits.usualSettlingMargin
  ) {
    folder = AnswerFolder(path: path)
    self.sizeLimit = sizeLimit
    closed = ClosedBuckets(margin: margin)
  }

  /// Returns the same cache with another settling margin: the time after its end during which a
  /// bucket may still change.
  public func settling(after margin: TimeSpan) -> AnswerCache {
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
  public func contents() throws(CacheNote) -> CacheContents {
    guard let root = try folder.open() else { return .empty }
    return Inventory(of: root).contents
  }

  /// Removes all answers.
  ///
  /// - Returns: the number and the size of the answers before.
  /// - Throws: `CacheNote` if the folder cannot be opened, belongs to another user, or its files
  ///   cannot be removed.
  @discardableResult
  public func clear() throws(CacheNote) -> CacheContents {
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
  /// Removes every entry that overlaps the range of a request, including its other buckets: if one
  /// part of an entry is not trusted, the rest is not either.
  func forget(_ inquiry: CacheRequest) throws(CacheNote) {
    guard let root = try folder.open(), let shelf = try? KeyFolder(inquiry.key, in: root) else {
      return
    }
    shelf.remove(overlapping: inquiry.request.range)
  }
}

/// A request, with its cache key and the time at which it is made.
struct CacheRequest {
  let request: ExportRequest
  let key: AnswerKey
  /// The time of the request, by the clock that decides which buckets are closed. A bucket that
  /// ends while the request runs may be incomplete.
  let clock: Instant
}

/// The number and the size of the answers in a cache.
public struct CacheContents: Sendable, Hashable {
  /// The number of entries. Each is an answer or a part of one.
  public let answers: Int
  /// The size of the files on the disk in bytes, in whole pages. Unfinished entries are included.
  public let bytes: Int64

  /// The contents of an empty cache.
  public static let empty = CacheContents(answers: 0, bytes: 0)
}
