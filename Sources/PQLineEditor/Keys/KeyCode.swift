/// A key that terminals send as several characters, as the one character that stands for it.
///
/// These are control characters that nobody types and no text has, and libedit can bind each of
/// them. So ESC alone stays what it is to vi, and no sequence has to be bound behind it.
enum KeyCode: UInt8, CaseIterable {
  case up = 0x81
  case down, right, left, home, end, delete, shiftTab
  case textStart, textEnd, wordLeft, wordRight
  case paste, newline
  // What commands of our own ask of libedit's.
  case setMark, goToPlace, killRegion, copyRegion, nextWord
  case insertMode, viDelete, viChange, viYank, viRepeat
  /// What an interrupt from outside means.
  case cancel

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The key as libedit's bindings spell it.
  var binding: String { Self.binding(rawValue) }

  /// A character as libedit's bindings spell it.
  static func binding(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// What terminals send behind ESC.
  static let sequences: [String: KeyCode] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right,
    "[D": .left, "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end, "[3~": .delete, "[Z": .shiftTab,
    "[1;5H": .textStart, "[1;5F": .textEnd,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft, "[1;5C": .wordRight, "[1;3C": .wordRight,
    "[200~": .paste, "\r": .newline, "\n": .newline,
  ]
}
