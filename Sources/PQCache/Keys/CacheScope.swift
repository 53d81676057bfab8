import PQModel

/// Whose answers they are: those of one service to one account are no one else's.
public struct CacheScope: Sendable, Hashable {
  let digest: Digest

  /// The answers of a service to an account.
  ///
  /// Only a digest of both is held, and only a digest of that reaches the disk.
  ///
  /// - Parameters:
  ///   - endpoint: the address of the service, always written the same way.
  ///   - account: what tells the account from others, such as a salted hash of its token; not the
  ///     token itself.
  public init(endpoint: String, account: String) {
    var text = KeyText()
    text.add("pq answer cache")
    text.add(endpoint)
    text.add(account)
    digest = text.digest
  }
}
