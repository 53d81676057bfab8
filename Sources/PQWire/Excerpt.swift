/// A short piece of a text that somebody else wrote, safe to show in a message: no control or
/// invisible characters, no more than a few words.
package enum Excerpt {
  /// The longest excerpt of a value, in bytes.
  package static let valueLimit = 40
  /// The longest excerpt of a whole answer, in bytes.
  package static let answerLimit = 160

  /// The text of bytes, cut to a limit, with what cannot be shown as a question mark.
  package static func text(of bytes: some Collection<UInt8>, limit: Int = valueLimit) -> String {
    let shown = shown(bytes, limit)
    guard shown.contains(where: { $0 != " " }) else { return shown.isEmpty ? "nothing" : "space" }
    return shown
  }

  /// The text of bytes in double quotes.
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
