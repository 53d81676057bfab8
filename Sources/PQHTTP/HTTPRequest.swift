/// A POST request.
package struct HTTPRequest: Sendable {
  /// A header field.
  package struct Header: Sendable {
    /// The value of a header field. Only the connection sees a secret.
    package enum Value: Sendable {
      case plain(String)
      case secret(any HeaderSecret)
    }

    package let name: String
    package let value: Value

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = .plain(value)
    }

    package init(_ name: String, secret: any HeaderSecret) {
      self.name = name
      value = .secret(secret)
    }
  }

  package let url: String
  package var headers: [Header] = []
  package var body: [UInt8] = []
  /// True if the request uses the proxies of the environment.
  package var usesProxies = true

  /// Creates a request with a URL, header fields and a body.
  package init(
    url: String, headers: [Header] = [], body: [UInt8] = [], usesProxies: Bool = true
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.usesProxies = usesProxies
  }
}

/// The secret value of a header field.
package protocol HeaderSecret: Sendable {
  /// Calls a closure with the bytes, to send them.
  func reveal<Result>(to reader: ([UInt8]) -> Result) -> Result
}
