import PQModel

extension LiveBackend {
  /// Returns a name that distinguishes the account from others of the same service: a digest of the
  /// token, salted with the address of the service. The token cannot be computed from it.
  ///
  /// The token is fetched for it, as for a request. All requests without a token have the same
  /// account.
  ///
  /// - Throws: `LiveFailure` if the token cannot be fetched, or if there is none and the server is
  ///   on another machine.
  public func account() throws(LiveFailure) -> String {
    let salt = Array("account of \(endpoint.url) ".utf8)
    guard let token = try connection.token() else { return SHA256.digest(of: salt).name }
    return token.reveal { SHA256.digest(of: salt + $0).name }
  }
}
