/// The number and the size of the answers in a cache.
public struct CacheContents: Sendable, Hashable {
  /// The number of entries. Each is an answer or a part of one.
  public let answers: Int
  /// The size of the files on the disk in bytes, in whole pages. Unfinished entries are included.
  public let bytes: Int64

  /// The contents of an empty cache.
  public static let empty = CacheContents(answers: 0, bytes: 0)
}
