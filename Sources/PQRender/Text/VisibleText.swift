/// Makes untrusted text safe for a terminal. Replaces characters that would control the terminal,
/// reorder the line or be invisible.
///
/// C0 controls become their Unicode pictures (`␛`, `␊`). C1 controls, bidirectional marks and other
/// invisible characters become their code (`\u{202E}`).
package enum VisibleText {
  /// Returns a text with visible signs in place of unsafe characters.
  package static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, limit: .max, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text with visible signs in place of unsafe characters, shortened to a width in terminal
  /// columns. Returns the resulting width.
  @discardableResult
  static func append(_ text: String, limit: Int, to bytes: inout [UInt8]) -> Int {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    if isPlain, text.utf8.count <= limit {
      bytes.append(contentsOf: text.utf8)
      return text.utf8.count
    }
    let shown = (isPlain ? text : visible(text)).shortened(toWidth: limit)
    bytes.append(contentsOf: shown.utf8)
    return shown.displayWidth
  }

  private static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for character in text {
      let isEmoji = isEmoji(character)
      for scalar in character.unicodeScalars {
        if isHarmless(scalar) || isEmoji && joinsEmoji(scalar) {
          result.append(scalar)
        } else {
          result.append(contentsOf: sign(for: scalar).unicodeScalars)
        }
      }
    }
    return String(result)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return false
    default: return !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// A zero-width joiner and a variation selector are invisible, but inside an emoji sequence they form
  /// one picture.
  private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200D}" || scalar == "\u{FE0F}"
  }

  private static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first, first.properties.isEmoji else { return false }
    return !first.isASCII || character.unicodeScalars.contains("\u{20E3}")
  }

  private static func sign(for scalar: Unicode.Scalar) -> String {
    let picture: UInt32? =
      switch scalar.value {
      case 0..<0x20: 0x2400 + scalar.value
      case 0x7F: 0x2421
      default: nil
      }
    if let picture = picture.flatMap(Unicode.Scalar.init) { return String(picture) }
    return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
