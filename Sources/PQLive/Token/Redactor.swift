/// Takes a token out of what others have written, such as a server that repeats it in an error: as it
/// is, as addresses and texts of JSON write it, and in small or capital letters.
///
/// Texts may be cut in the middle of it, so every piece of it counts that is long enough to be no
/// coincidence.
struct Redactor: Sendable {
  private static let mark = "(token)"
  private static let shortestPiece = 6

  private let token: Token?

  init(_ token: Token?) { self.token = token }

  /// The text without the token.
  func clean(_ text: String) -> String {
    guard token != nil else { return text }
    return String(decoding: clean(Array(text.utf8)), as: UTF8.self)
  }

  /// The bytes without the token.
  func clean(_ bytes: [UInt8]) -> [UInt8] {
    guard let token else { return bytes }
    return token.reveal { Self.clean(bytes, of: $0) }
  }

  private static func clean(_ bytes: [UInt8], of secret: [UInt8]) -> [UInt8] {
    let shortest = min(shortestPiece, secret.count)
    let secret = secret.map(\.inSmall)
    let places = Dictionary(grouping: secret.indices) { secret[$0] }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length =
        ByteSpelling.allCases.map { spelling in
          let candidates = places[spelling.byte(in: bytes, at: index).value.inSmall] ?? []
          let pieces = candidates.map { common(bytes, index, secret, $0, spelling) }
          return pieces.filter { $0.count >= shortest }.map(\.length).max() ?? 0
        }.max() ?? 0
      clean += length > 0 ? Array(mark.utf8) : [bytes[index]]
      index += max(length, 1)
    }
    return clean
  }

  /// How many bytes of a secret are written in a text, each from a place on, and how long that is.
  private static func common(
    _ text: [UInt8], _ start: Int, _ secret: [UInt8], _ from: Int, _ spelling: ByteSpelling
  ) -> (count: Int, length: Int) {
    var (count, length) = (0, 0)
    while start + length < text.count, from + count < secret.count {
      let (value, size) = spelling.byte(in: text, at: start + length)
      guard value.inSmall == secret[from + count] else { break }
      count += 1
      length += size
    }
    return (count, length)
  }
}

extension UInt8 {
  /// The small letter, of a capital one of ASCII.
  fileprivate var inSmall: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
