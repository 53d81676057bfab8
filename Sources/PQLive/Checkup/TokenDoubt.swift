/// What makes a token look like none, though it could be sent.
public enum TokenDoubt: Sendable, Equatable {
  /// It has only a few characters.
  case short
  /// It is what a manual writes where a token belongs, or the name of a variable.
  case placeholder
  /// It stands in quotes, which a shell would have taken away.
  case quoted
  /// It is in a file that others can read.
  case readable(path: String)

  /// No account is safe with less.
  private static let shortest = 8

  /// What is doubtful in the look of a token, if anything.
  init?(_ token: Token) {
    let found = token.reveal { Self.doubt(about: $0) }
    guard let found else { return nil }
    self = found
  }

  private static func doubt(about bytes: [UInt8]) -> TokenDoubt? {
    let text = String(decoding: bytes, as: UTF8.self)
    if let first = text.first, "\"'`".contains(first) { return .quoted }
    if let first = text.first, "$<{[%".contains(first) { return .placeholder }
    if text.uppercased().hasPrefix("YOUR") { return .placeholder }
    return bytes.count < shortest ? .short : nil
  }
}
