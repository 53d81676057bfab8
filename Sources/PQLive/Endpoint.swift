/// The address of the export API, such as `https://control.peer5.com/v1`, or of a server that
/// speaks the same protocol.
public struct Endpoint: Sendable, Hashable {
  /// The vendor's endpoint, `https://control.peer5.com/v1`.
  public static let vendor = Endpoint(
    scheme: "https", host: "control.peer5.com", port: nil, path: "/v1")

  /// An error in the text of an address.
  public enum Problem: Error, Sendable, Equatable {
    /// The text is not a URL of `https` or `http`, or it has a character that a URL cannot have.
    case notURL
    /// The address contains a name or a password.
    case hasCredentials
    /// The address contains `?` or `#`.
    case hasQuery
    /// The host has no letter or digit, or it has a character that a host cannot have.
    case badHost
    /// The port is not a number from 1 to 65535.
    case badPort
    /// The address is `http` on another machine, so the token would be readable on the way.
    case readable(host: String)
  }

  /// The address without a slash at its end.
  package var url: String { "\(scheme)://\(authority)\(path)" }
  /// The host, and the port if the address names one. It is safe to print.
  package var authority: String { port.map { "\(host):\($0)" } ?? host }
  /// True if the connection is encrypted.
  var isEncrypted: Bool { scheme == "https" }
  /// True if the host is this machine.
  package let isLoopback: Bool

  private let scheme: String
  private let host: String
  private let port: Int?
  private let path: String

  private init(scheme: String, host: String, port: Int?, path: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    isLoopback = Self.isLoopback(host)
  }

  /// Creates an endpoint from the text of an address.
  ///
  /// - Throws: `Problem` if the text is not a usable address; `Problem.readable` for `http` to
  ///   another machine, because the token would be readable on the way.
  public init(_ text: String) throws(Problem) {
    guard let mark = text.firstRange(of: "://") else { throw .notURL }
    let scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { throw .notURL }
    let rest = text[mark.upperBound...]
    guard !rest.contains("?"), !rest.contains("#") else { throw .hasQuery }
    guard rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .notURL }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let (host, port) = try Self.split(rest[..<slash])
    var path = rest[slash...]
    while path.last == "/" { path.removeLast() }
    self.init(scheme: scheme, host: host, port: port, path: String(path))
    guard scheme == "https" || isLoopback else { throw .readable(host: host) }
  }

  private static func split(_ authority: Substring) throws(Problem) -> (String, Int?) {
    guard !authority.contains("@") else { throw .hasCredentials }
    // An IPv6 address is in brackets, and has colons of its own.
    let end = authority.firstIndex(of: "]").map(authority.index(after:)) ?? authority.startIndex
    let colon = authority[end...].firstIndex(of: ":") ?? authority.endIndex
    let host = authority[..<colon].lowercased()
    guard host.utf8.contains(where: isLetterOrDigit), host.utf8.allSatisfy(isOfHost) else {
      throw .badHost
    }
    guard colon < authority.endIndex else { return (host, nil) }
    let digits = authority[authority.index(after: colon)...]
    guard digits.first != "+", let port = UInt16(digits), port > 0 else { throw .badPort }
    return (host, Int(port))
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte)
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "-._[]:".utf8.contains(byte)
  }

  private static func isLoopback(_ host: String) -> Bool {
    if ["localhost", "[::1]", "0.0.0.0"].contains(host) || host.hasSuffix(".localhost") {
      return true
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}

extension Endpoint.Problem: CustomStringConvertible {
  /// One sentence: what is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .notURL: "this is no address; give one such as https://control.peer5.com/v1"
    case .hasCredentials:
      "an address must have no name and password; the token is set with PEER5_AUTH_TOKEN"
    case .hasQuery: "an address must end before ? and #"
    case .badHost: "the address has no proper host"
    case .badPort: "the port of the address must be a number from 1 to 65535"
    case .readable(let host):
      "the token would be readable on the way to \(host); use https, or http to this machine only"
    }
  }
}
