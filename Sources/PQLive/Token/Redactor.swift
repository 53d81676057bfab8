/// Takes a token out of what others have written, such as a server that repeats it in an error.
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
    let places = Dictionary(grouping: secret.indices) { secret[$0] }
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let candidates = places[bytes[index]] ?? []
      let length = candidates.map { common(bytes, index, secret, $0) }.max() ?? 0
      let isPiece = length >= shortest
      clean += isPiece ? Array(mark.utf8) : [bytes[index]]
      index += isPiece ? length : 1
    }
    return clean
  }

  /// How many bytes are the same from two places on.
  private static func common(_ left: [UInt8], _ start: Int, _ right: [UInt8], _ from: Int) -> Int {
    var length = 0
    while start + length < left.count, from + length < right.count,
      left[start + length] == right[from + length]
    { length += 1 }
    return length
  }
}
