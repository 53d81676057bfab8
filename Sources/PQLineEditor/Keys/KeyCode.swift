/// A key that terminals send as several bytes, encoded as one character.
///
/// The characters are C1 controls, which are never typed or in a text, and which libedit can bind.
/// ESC alone therefore keeps its meaning in vi mode, and no sequence has to be bound.
enum KeyCode: UInt8, CaseIterable {
  case up = 0x81
  case down, right, left, home, end, delete, shiftTab
  case textStart, textEnd, wordLeft, wordRight
  case paste, newline
  // Keys that commands of this editor send to libedit.
  case setMark, goToPlace, killRegion, copyRegion, nextWord
  case insertMode, viDelete, viChange, viYank, viRepeat
  /// The key that stands for a SIGINT from another process.
  case cancel

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// The key in the notation of libedit's bindings.
  var binding: String { Self.binding(rawValue) }

  /// Returns a character in the notation of libedit's bindings.
  static func binding(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 8)
    return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// The bytes that terminals send after ESC.
  static let sequences: [String: KeyCode] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right,
    "[D": .left, "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end, "[3~": .delete, "[Z": .shiftTab,
    "[1;5H": .textStart, "[1;5F": .textEnd,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft, "[1;5C": .wordRight, "[1;3C": .wordRight,
    "[200~": .paste, "\r": .newline, "\n": .newline,
  ]
}
