/// A short part of a foreign text that is safe to show in a message. It has no control characters
/// and no invisible ones.
package enum Excerpt {
  /// The maximum length of an excerpt of a value, in bytes.
  package static let valueLimit = 40
  /// The maximum length of an excerpt of an answer, in bytes.
  package static let answerLimit = 160

  /// Returns the first `limit` bytes as text, with `...` if there are more. Characters that cannot be
  /// shown become question marks. An empty text is `nothing`, and one of spaces only is `space`.
  package static func text(of bytes: some Collection<UInt8>, limit: Int = valueLimit) -> String {
    let shown = shown(bytes, limit)
    guard shown.contains(where: { $0 != " " }) else { return shown.isEmpty ? "nothing" : "space" }
    return shown
  }

  /// Returns at most `valueLimit` bytes as text in double quotes.
  package static func quoted(_ bytes: some Collection<UInt8>) -> String {
    "\"\(shown(bytes, valueLimit))\""
  }

  private static func shown(_ bytes: some Collection<UInt8>, _ limit: Int) -> String {
    let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(visible(scalar)) }
    return String(shown) + (bytes.count > limit ? "..." : "")
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return "?"
    default: return scalar == "\u{FFFD}" ? "?" : scalar
    }
  }
}
