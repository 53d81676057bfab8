/// What is posted to a server.
package struct HTTPRequest: Sendable {
  /// A line of its head.
  package struct Header: Sendable {
    /// What the line says. A secret is revealed to the wire and to nobody else.
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
  /// Whether it goes through the proxies that the environment names.
  package var usesProxies = true

  /// A request of some lines and a body.
  package init(
    url: String, headers: [Header] = [], body: [UInt8] = [], usesProxies: Bool = true
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.usesProxies = usesProxies
  }
}

/// The secret value of a line of a head.
package protocol HeaderSecret: Sendable {
  /// Shows the bytes to whoever sends them.
  func reveal<Result>(to reader: ([UInt8]) -> Result) -> Result
}
