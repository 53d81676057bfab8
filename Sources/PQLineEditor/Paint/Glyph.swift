import PQRender

/// The visible form of a scalar: itself, or a sign for one that is invisible or would control the
/// terminal.
struct Glyph {
  let text: String
  let width: Int

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20...0x7E: (text, width) = (String(scalar), 1)
    case 0..<0x20, 0x7F:
      (text, width) = ("^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40))), 2)
    default: (text, width) = Self.sign(scalar)
    }
  }

  private static func sign(_ scalar: Unicode.Scalar) -> (String, Int) {
    let text = String(scalar)
    // Both join emoji. In other places they are harmless.
    if scalar == "\u{200D}" || scalar == "\u{FE0F}" { return (text, 0) }
    let width = scalar.displayWidth
    if width > 0 || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .enclosingMark
    {
      return (text, width)
    }
    let code = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    return (code, code.utf8.count)
  }
}
