/// Makes untrusted text safe for a terminal. It replaces characters that control the terminal, change
/// the order of the line, or are invisible.
///
/// C0 control characters become Unicode pictures (`␛`, `␊`). C1 control characters, bidirectional marks
/// and other invisible characters become their code point (`\u{202E}`).
package enum VisibleText {
  /// Returns a text with visible signs instead of unsafe characters.
  package static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, limit: .max, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text with visible signs instead of unsafe characters. The text is shortened to at most
  /// `limit` terminal columns. Returns the width of the appended text, in terminal columns.
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

  /// A zero-width joiner and a variation selector are invisible. Inside an emoji sequence, they are
  /// kept, because they join the parts of the picture.
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

extension String {
  /// The width of the text in terminal columns. Control characters have width 0. Shown text does not
  /// contain them, because `VisibleText` replaces them.
  package var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count(where: { $0 >= 0x20 && $0 != 0x7F }) }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// Returns the text, shortened to at most `limit` terminal columns. A shortened text ends with `…`.
  /// The result is empty if the text does not fit and `limit` is 0 or less.
  package func shortened(toWidth limit: Int) -> String {
    // The width of a character is at most its number of UTF-8 bytes.
    if utf8.count <= limit || displayWidth <= limit { return self }
    guard limit > 0 else { return "" }
    var room = limit - 1
    let start = prefix(while: { character in
      room -= character.displayWidth
      return room >= 0
    })
    return start + "…"
  }
}

extension Character {
  /// The width of the grapheme cluster in terminal columns: 0, 1 or 2.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII, utf8.count == 1 { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    return isEmojiSequence ? 2 : first.displayWidth
  }

  /// True if a variation selector requests the emoji form of the character, as keycaps do.
  private var isEmojiSequence: Bool {
    unicodeScalars.contains("\u{FE0F}")
  }
}

extension Unicode.Scalar {
  /// The width of the scalar alone, in terminal columns: 0, 1 or 2.
  package var displayWidth: Int {
    if isASCII { return value < 0x20 || value == 0x7F ? 0 : 1 }
    if EastAsianWide.contains(self) { return 2 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: return 1
    }
  }
}

/// The Unicode scalars that are two terminal columns wide.
private enum EastAsianWide {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if ranges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count / 2 && ranges[2 * low] <= value
  }

  /// The first and the last scalar of each range, in ascending order.
  ///
  /// The source is EastAsianWidth-17.0.0.txt of Unicode 17.0.0 (Unicode Standard Annex #11). The ranges
  /// are the classes wide (W) and fullwidth (F) without combining marks, and the regional indicators of
  /// flags.
  private static let ranges: [UInt32] = [
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC,
    0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615,
    0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F,
    0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
    0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA,
    0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD,
    0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
    0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50,
    0x2B55, 0x2B55, 0x2E80, 0x2E99, 0x2E9B, 0x2EF3, 0x2F00, 0x2FD5,
    0x2FF0, 0x3029, 0x3030, 0x303E, 0x3041, 0x3096, 0x309B, 0x30FF,
    0x3105, 0x312F, 0x3131, 0x3163, 0x3165, 0x318E, 0x3190, 0x31E5,
    0x31EF, 0x321E, 0x3220, 0x3247, 0x3250, 0xA48C, 0xA490, 0xA4C6,
    0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
    0xFE30, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B, 0xFF01, 0xFF60,
    0xFFE0, 0xFFE6, 0x16FE0, 0x16FE3, 0x16FF2, 0x16FF6, 0x17000, 0x18CD5,
    0x18CFF, 0x18D1E, 0x18D80, 0x18DF2, 0x1AFF0, 0x1AFF3, 0x1AFF5, 0x1AFFB,
    0x1AFFD, 0x1AFFE, 0x1B000, 0x1B122, 0x1B132, 0x1B132, 0x1B150, 0x1B152,
    0x1B155, 0x1B155, 0x1B164, 0x1B167, 0x1B170, 0x1B2FB, 0x1D300, 0x1D356,
    0x1D360, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E,
    0x1F191, 0x1F19A, 0x1F1E6, 0x1F202, 0x1F210, 0x1F23B, 0x1F240, 0x1F248,
    0x1F250, 0x1F251, 0x1F260, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335,
    0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3,
    0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440,
    0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567,
    0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F,
    0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D8,
    0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7EB,
    0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF,
    0x1FA70, 0x1FA7C, 0x1FA80, 0x1FA8A, 0x1FA8E, 0x1FAC6, 0x1FAC8, 0x1FAC8,
    0x1FACD, 0x1FADC, 0x1FADF, 0x1FAEA, 0x1FAEF, 0x1FAF8, 0x20000, 0x2FFFD,
    0x30000, 0x3FFFD,
  ]
}
