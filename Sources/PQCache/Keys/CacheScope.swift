import PQModel

/// The owner of cached answers: one account of one service. Another account never gets these
/// answers.
public struct CacheScope: Sendable, Hashable {
  let digest: Digest

  /// Creates the scope of an account of a service.
  ///
  /// It keeps only a digest of both, and only a digest of that digest is written to the disk.
  ///
  /// - Parameters:
  ///   - endpoint: the address of the service, always in the same spelling.
  ///   - account: a name that distinguishes the account from others, such as a salted hash of its
  /// token; not the token itself.
  public init(endpoint: String, account: String) {
    var text = KeyText()
    text.add("pq answer cache")
    text.add(endpoint)
    text.add(account)
    digest = text.digest
  }
}
