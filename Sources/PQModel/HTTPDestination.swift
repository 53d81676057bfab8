/// The place to which a backend sends its requests over HTTP, and what a command that sends the same
/// by hand must know of it.
public struct HTTPDestination: Sendable, Equatable {
  /// The origin of the token, which is never the token itself.
  public enum TokenOrigin: Sendable, Equatable {
    /// The variable `PEER5_AUTH_TOKEN`, whether or not it is set.
    case environment
    /// A file, by its path.
    case file(String)
    /// The output of a program.
    case command
    /// The program that has made the backend.
    case program
  }

  /// The API of the vendor, with the token of the environment.
  public static let vendor = HTTPDestination(url: "https://control.peer5.com/v1/export")

  /// The address that is posted to, with its query.
  public let url: String
  /// The file with the certificates of the authorities to trust; nil for the system's.
  public let caFile: String?
  /// True if the address is that of this machine, so that nothing leaves it and no proxy is used.
  public let isThisMachine: Bool
  /// Where the token comes from.
  public let token: TokenOrigin

  /// Creates a destination.
  public init(
    url: String, caFile: String? = nil, isThisMachine: Bool = false,
    token: TokenOrigin = .environment
  ) {
    self.url = url
    self.caFile = caFile
    self.isThisMachine = isThisMachine
    self.token = token
  }

  /// True if a token that is sent there cannot be read on the way.
  public var isSafeForToken: Bool { isThisMachine || url.hasPrefix("https://") }
}
