/// The URL and the origin of the token that a backend uses for requests over HTTP. A command needs
/// them to send the same request.
package struct HTTPDestination: Sendable, Equatable {
  /// The source of the token. It never contains the token itself.
  package enum TokenOrigin: Sendable, Equatable {
    /// The environment variable `PEER5_AUTH_TOKEN`, even if it is not set.
    case environment
    /// A file, given by its path.
    case file(String)
    /// The output of a program.
    case command
    /// The host program that created the backend.
    case program
  }

  /// The vendor's API, with the token from the environment.
  package static let vendor = HTTPDestination(url: "https://control.peer5.com/v1/export")

  /// The URL of the POST requests, including its query string.
  package let url: String
  /// The path of a file with the trusted CA certificates; `nil` for the certificates of the system.
  package let caFile: String?
  /// True if the URL is on this machine. Then no data leaves the machine and no proxy is used.
  package let isThisMachine: Bool
  /// The source of the token.
  package let token: TokenOrigin

  /// Creates a destination. The default token source is the environment.
  package init(
    url: String, caFile: String? = nil, isThisMachine: Bool = false,
    token: TokenOrigin = .environment
  ) {
    self.url = url
    self.caFile = caFile
    self.isThisMachine = isThisMachine
    self.token = token
  }

  /// True if a token that is sent to the URL is encrypted or does not leave this machine.
  package var isSafeForToken: Bool { isThisMachine || url.hasPrefix("https://") }
}
