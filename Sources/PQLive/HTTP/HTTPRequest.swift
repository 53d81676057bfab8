/// What is posted to a server.
struct HTTPRequest: Sendable {
  /// A line of its head.
  struct Header: Sendable {
    /// What the line says. A secret is revealed to the wire and to nobody else.
    enum Value: Sendable {
      case plain(String)
      case secret(Token)
    }

    let name: String
    let value: Value

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = .plain(value)
    }

    init(_ name: String, secret: Token) {
      self.name = name
      value = .secret(secret)
    }
  }

  let url: String
  var headers: [Header] = []
  var body: [UInt8] = []
  /// Whether it goes through the proxies that the environment names.
  var usesProxies = true
}
