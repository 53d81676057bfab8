import Foundation

/// A token that cannot occur by chance, with the encodings that a leak may have.
struct TokenPieces: Sendable {
  /// An encoding of the token.
  enum Form: CaseIterable {
    case plain, small, reversed, base64, base64URL, percent, everyPercent, hexadecimal, json
  }

  /// The token. It contains characters that the encodings change.
  static let token = "Tk/7+q=Zx~9%Rw&Lm:Yp?2\"e\\V<8>u"

  /// The number of bytes of an encoded token that count as a leak.
  private static let pieceSize = 8

  private let pieces: Set<[UInt8]>
  /// The first two bytes of each piece, for a fast search.
  private let starts: Set<[UInt8]>

  init() {
    var pieces: Set<[UInt8]> = []
    for text in Form.allCases.flatMap(Self.texts) {
      for start in 0...(text.count - Self.pieceSize) {
        pieces.insert(Array(text[start..<(start + Self.pieceSize)]))
      }
    }
    self.pieces = pieces
    starts = Set(pieces.map { Array($0.prefix(2)) })
  }

  /// Returns the first piece of the token with the bytes around it, or `nil` if there is none.
  func piece(in bytes: [UInt8]) -> String? {
    guard bytes.count >= Self.pieceSize else { return nil }
    for start in 0...(bytes.count - Self.pieceSize) {
      guard starts.contains(Array(bytes[start..<(start + 2)])),
        pieces.contains(Array(bytes[start..<(start + Self.pieceSize)]))
      else { continue }
      let around = max(0, start - 40)..<min(bytes.count, start + 40)
      return String(decoding: bytes[around], as: UTF8.self)
    }
    return nil
  }
}

extension TokenPieces {
  /// Returns the token in an encoding, in each variant that the encoding has.
  static func texts(_ form: Form) -> [[UInt8]] {
    let bytes = Array(token.utf8)
    switch form {
    case .plain: return [bytes]
    case .small: return [Array(token.lowercased().utf8)]
    case .reversed: return [bytes.reversed()]
    case .base64: return base64(bytes)
    case .base64URL: return base64(bytes).map { $0.map(inURL) }
    case .percent: return hexadecimals.map { text(bytes, $0) { isUnreserved($0) ? nil : "%" } }
    case .everyPercent: return hexadecimals.map { text(bytes, $0) { _ in "%" } }
    case .hexadecimal: return hexadecimals.map { text(bytes, $0) { _ in "" } }
    case .json:
      return [bytes.flatMap { "\"\\/".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }]
    }
  }

  /// Returns the three base64 texts of the token, one for each position in a group of three bytes. The
  /// ends are left out, because they depend on the bytes around the token.
  private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
    (0..<3).map { shift in
      let text = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString()
      return Array(text.utf8.drop { $0 == UInt8(ascii: "A") }.dropFirst(2).dropLast(4))
    }
  }

  private static func inURL(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "+"): UInt8(ascii: "-")
    case UInt8(ascii: "/"): UInt8(ascii: "_")
    default: byte
    }
  }

  private static let hexadecimals = ["%02X", "%02x"]

  /// Returns each byte as a mark and two digits. A byte without a mark stays as it is.
  private static func text(
    _ bytes: [UInt8], _ digits: String, mark: (UInt8) -> String?
  ) -> [UInt8] {
    bytes.flatMap { byte in
      mark(byte).map { Array(($0 + String(format: digits, byte)).utf8) } ?? [byte]
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "-._~".utf8.contains(byte)
  }
}
