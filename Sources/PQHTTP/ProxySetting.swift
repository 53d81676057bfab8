import PQSystem

/// The proxy that the environment sets for a request. It is only for messages: libcurl finds the proxy
/// by itself, with the same rules.
package struct ProxySetting: Sendable, Equatable {
  /// The name of the environment variable, such as `https_proxy`.
  package let variable: String
  /// The host and port of the proxy, without a name and a password. It is safe to print.
  package let address: String

  /// Finds the proxy for a URL; `nil` if there is none.
  ///
  /// - Parameter value: returns the value of an environment variable, or `nil` if it is not set or
  ///   empty.
  init?(for url: String, value: (String) -> String? = ProcessEnvironment.value) {
    let parts = url.split(separator: "://", maxSplits: 1)
    guard parts.count == 2, !Self.isExempt(Self.host(of: parts[1]), value) else { return nil }
    let scheme = String(parts[0])
    // In a CGI program, HTTP_PROXY is set by the client's header field `Proxy`.
    let capitals = scheme == "http" ? [] : ["\(scheme.uppercased())_PROXY"]
    let names = ["\(scheme)_proxy"] + capitals + ["all_proxy", "ALL_PROXY"]
    guard let name = names.first(where: { value($0) != nil }), let text = value(name) else {
      return nil
    }
    variable = name
    address = Self.address(in: text)
  }

  private static func address(in text: String) -> String {
    let authority = text.split(separator: "://", maxSplits: 1).last ?? ""
    let host = authority.split(separator: "@").last?.prefix { $0 != "/" } ?? ""
    // A question mark replaces each character that a host name cannot have.
    let shown = host.utf8.prefix(80).map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }
    return shown.isEmpty ? "nothing" : String(decoding: shown, as: UTF8.self)
  }

  private static func host(of rest: Substring) -> String {
    let authority = rest.prefix { $0 != "/" }
    guard authority.hasPrefix("[") else { return String(authority.prefix { $0 != ":" }) }
    return String(authority.dropFirst().prefix { $0 != "]" })
  }

  /// Returns true if `no_proxy` contains the host or one of its parent domains, or if it is `*`.
  private static func isExempt(_ host: String, _ value: (String) -> String?) -> Bool {
    let list = value("no_proxy") ?? value("NO_PROXY") ?? ""
    guard list != "*" else { return true }
    return list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
      let domain = entry.drop { $0 == "." }
      return host == domain || host.hasSuffix(".\(domain)")
    }
  }
}
