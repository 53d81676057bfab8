/// What a cache holds.
public struct CacheContents: Sendable, Hashable {
  /// How many answers, whole or parts of some.
  public let answers: Int
  /// How many bytes of the disk they take up.
  public let bytes: Int64

  /// Nothing.
  public static let empty = CacheContents(answers: 0, bytes: 0)
}
