/// A problem of the cache. It makes no answer wrong, but answers may be fetched again.
public enum CacheNote: Error, Sendable, Hashable {
  /// The folder cannot be created or opened.
  case noFolder(path: String, reason: String)
  /// The folder belongs to another user.
  case foreignFolder(path: String)
  /// An answer cannot be stored, for example because the disk is full or read-only.
  case notKept(folder: String, reason: String)
  /// Answers cannot be removed.
  case notRemoved(folder: String, reason: String)

  /// The problem, in one sentence.
  public var message: String {
    switch self {
    case .noFolder(let path, let reason):
      "the cache folder \(path) cannot be used (\(reason)), so no answer is kept"
    case .foreignFolder(let path):
      "the cache folder \(path) belongs to another user, so no answer is kept"
    case .notKept(let folder, let reason):
      "an answer cannot be kept in the cache folder \(folder): \(reason)"
    case .notRemoved(let folder, let reason):
      "answers cannot be removed from the cache folder \(folder): \(reason)"
    }
  }

  /// The remedy, in one sentence.
  public var advice: String {
    switch self {
    case .noFolder, .foreignFolder:
      "name a folder of your own in XDG_CACHE_HOME, or ask with --no-cache"
    case .notKept: "make room on the disk, or ask with --no-cache"
    case .notRemoved: "check who owns the folder, and what it lets you do"
    }
  }
}
