/// Why no answer, or no whole answer, came over the network. A `String` is what libcurl or the
/// operating system says.
public enum NetworkFailure: Error, Sendable, Equatable {
  /// libcurl cannot be opened.
  case noLibrary(String)
  case unknownHost(String)
  case unreachable(String)
  case timedOut(TransferLimits.Time, after: Duration)
  case certificate(CertificateProblem)
  /// An encrypted connection was not agreed on.
  case noEncryption(String)
  /// The connection ended before the answer did.
  case dropped(String)
  /// What came is not HTTP.
  case notHTTP(String)
  /// The body cannot be unpacked.
  case badEncoding(String)
  /// The body is packed, and has no end or a wrong one.
  case damaged(String)
  case tooLarge(limit: Int)
  /// An answer was there before the request was sent, by a connection of which it was the first.
  case earlyAnswer
  /// The proxy does not let the request through.
  case proxy(String, ProxySetting? = nil)
  /// The proxy is not there.
  case deadProxy(ProxySetting, String)
  /// The task that asked was cancelled.
  case cancelled
  case other(String)

  /// Whether the same request may well succeed a moment later.
  package var isPassing: Bool {
    switch self {
    case .timedOut, .dropped, .damaged, .unreachable, .unknownHost, .noEncryption, .earlyAnswer,
      .deadProxy:
      true
    case .noLibrary, .certificate, .notHTTP, .badEncoding, .tooLarge, .proxy, .cancelled, .other:
      false
    }
  }
}

/// Why a server's certificate is not trusted.
public enum CertificateProblem: Sendable, Equatable {
  case expired
  case notYetValid
  case otherHost(String)
  case unknownAuthority(String)
  /// The certificates of the authorities themselves cannot be read.
  case noAuthorities(String)
  case other(String)

  /// Recognizes the words of the libraries that libcurl is built with.
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
