/// The reason why there is no complete answer from the network. A `String` is a message of libcurl,
/// of the operating system or of this module.
package enum NetworkFailure: Error, Sendable, Equatable {
  /// libcurl cannot be opened.
  case noLibrary(String)
  /// The host name cannot be resolved.
  case unknownHost(String)
  /// The server cannot be connected.
  case unreachable(String)
  /// A time limit was reached. `after` is its length.
  case timedOut(TransferLimits.Time, after: Duration)
  /// The server's certificate is not trusted.
  case certificate(CertificateFailure)
  /// The TLS handshake failed.
  case noEncryption(String)
  /// The connection ended before the answer was complete.
  case dropped(String)
  /// The server does not speak HTTP, or its head is too large.
  case notHTTP(String)
  /// The coding of the body was not asked for, the body does not have this coding, or zlib cannot be
  /// used.
  case badEncoding(String)
  /// The packed body has no end, or its data is not valid.
  case damaged(String)
  /// The body is larger than the limit, in bytes.
  case tooLarge(limit: Int)
  /// The answer arrived before its request was sent, on a new connection.
  case earlyAnswer
  /// The proxy does not let the request through. The setting is `nil` if it is unknown.
  case proxy(String, ProxySetting? = nil)
  /// The proxy cannot be connected or resolved.
  case deadProxy(ProxySetting, String)
  /// The task of the request was cancelled.
  case cancelled
  /// Another error of libcurl or of the system.
  case other(String)

  /// True if the same request may succeed a moment later.
  package var isTransient: Bool {
    switch self {
    case .timedOut, .dropped, .damaged, .unreachable, .unknownHost, .noEncryption, .earlyAnswer,
      .deadProxy:
      true
    case .noLibrary, .certificate, .notHTTP, .badEncoding, .tooLarge, .proxy, .cancelled, .other:
      false
    }
  }
}

/// The reason why a server's certificate is not trusted. A `String` is a message of libcurl or its
/// TLS library.
package enum CertificateFailure: Sendable, Equatable {
  /// The certificate has expired.
  case expired
  /// The certificate is not valid yet.
  case notYetValid
  /// The certificate is for another host.
  case otherHost(String)
  /// The authority that signed the certificate is not trusted.
  case unknownAuthority(String)
  /// The file of trusted certificates cannot be read.
  case noAuthorities(String)
  /// Another problem of the certificate.
  case other(String)

  /// Finds the problem in the error message of libcurl's TLS library.
  init(words: String) {
    let lower = words.lowercased()
    let says = { (parts: [String]) in parts.contains { lower.contains($0) } }
    if says(["not yet valid", "not yet activated"]) {
      self = .notYetValid
    } else if says(["expired"]) {
      self = .expired
    } else if says(["host name", "hostname", "subject name"]) {
      self = .otherHost(words)
    } else if says(["issuer", "self-signed", "self signed", "unknown ca", "not trusted"]) {
      self = .unknownAuthority(words)
    } else {
      self = .other(words)
    }
  }
}
