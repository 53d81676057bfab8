/// A reason to doubt a token that can be sent.
public enum TokenWarning: Sendable, Equatable {
  /// The token has fewer than 8 bytes.
  case short
  /// The text looks like a placeholder of a manual or like the name of a variable.
  case placeholder
  /// The token starts with a quote, which a shell would have removed.
  case quoted
  /// The token is in a file that other users can read.
  case readable(path: String)

  /// The minimum length of a plausible token, in bytes.
  private static let shortest = 8

  /// Checks the form of a token; `nil` if it looks right.
  init?(_ token: Token) {
    let found = token.reveal { Self.doubt(about: $0) }
    guard let found else { return nil }
    self = found
  }

  private static func doubt(about bytes: [UInt8]) -> TokenWarning? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let first = text.first, "\"'`".contains(first) { return .quoted }
    if let first = text.first, "$<{[%".contains(first) { return .placeholder }
    if text.uppercased().hasPrefix("YOUR") { return .placeholder }
    return bytes.count < shortest ? .short : nil
  }
}
