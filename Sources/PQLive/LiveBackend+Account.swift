import PQModel

extension LiveBackend {
  /// What tells the account from others that the same service has: a digest of its token, salted with
  /// the address of the service. The token cannot be told from it.
  ///
  /// The token is fetched for it, as for a request. Without one, everybody is the same account.
  ///
  /// - Throws: why there is no token; a request would fail just so.
  public func account() throws(LiveFailure) -> String {
    let salt = Array("account of \(endpoint.url) ".utf8)
    guard let token = try connection.token() else { return SHA256.digest(of: salt).name }
    return token.reveal { SHA256.digest(of: salt + $0).name }
  }
}
