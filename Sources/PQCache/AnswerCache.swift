public import PQModel
import PQSystem

/// Answers that were fetched before, in files of a folder.
///
/// Several processes may use one folder at once. What cannot be read is as if it were not there.
public struct AnswerCache: Sendable {
  /// 256 MB.
  public static let usualSizeLimit: Int64 = 256 << 20

  /// The folder of the cache.
  public var path: String { folder.path }
  /// How many bytes of the disk the answers may take up; the one that was not used for longest
  /// goes first.
  public let sizeLimit: Int64

  let folder: AnswerFolder
  let closed: ClosedBuckets

  /// A cache in a folder, which need not be there yet.
  ///
  /// - Parameters:
  ///   - path: the folder, such as `pq` where the user keeps caches.
  ///   - sizeLimit: how many bytes of the disk the answers may take up.
  ///   - margin: how long after its end a bucket may still change; taken to be at least a minute,
  ///     and at least the length of the bucket.
  public init(
    path: String, sizeLimit: Int64 = usualSizeLimit,
    margin: TimeSpan = ExportLimits.usualSettlingMargin
  ) {
    folder = AnswerFolder(path: path)
    self.sizeLimit = sizeLimit
    closed = ClosedBuckets(margin: margin)
  }

  /// Returns the same cache for a backend whose buckets may change so long after their end.
  public func settling(after margin: TimeSpan) -> AnswerCache {
    AnswerCache(path: path, sizeLimit: sizeLimit, margin: margin)
  }

  /// Whether there is a place for answers yet.
  var exists: Bool {
    get throws(CacheNote) {
      switch try folder.open() {
      case .none: false
      case .some: true
      }
    }
  }

  /// What it holds.
  public func contents() throws(CacheNote) -> CacheContents {
    guard let root = try folder.open() else { return .empty }
    return Inventory(of: root).contents
  }

  /// Removes all answers.
  ///
  /// - Returns: what there was.
  @discardableResult
  public func clear() throws(CacheNote) -> CacheContents {
    guard let root = try folder.open() else { return .empty }
    let inventory = Inventory(of: root)
    do throws(SystemError) {
      try inventory.files.remove(from: root)
      try root.remove(Ledger.fileName)
    } catch {
      throw .notRemoved(folder: path, reason: error.reason)
    }
    return inventory.contents
  }
}
