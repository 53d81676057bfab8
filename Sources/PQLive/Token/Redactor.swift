/// Takes a token out of what others have written, such as a server that repeats it in an error: as it
/// is, as addresses and texts of JSON write it, and in small or capital letters.
///
/// `TokenSearch` decides which places of a text count.
struct Redactor: Sendable {
  private static let mark = "(token)"

  private let token: Token?

  init(_ token: Token?) { self.token = token }

  /// The text without the token and its pieces.
  func clean(_ text: String) -> String {
    guard token != nil else { return text }
    return String(decoding: clean(Array(text.utf8)), as: UTF8.self)
  }

  /// The bytes without the token and its pieces.
  func clean(_ bytes: [UInt8]) -> [UInt8] { clean(bytes, countsPieces: true) }

  /// A text that is mostly not free, such as the name of a header, without the whole token, and without
  /// what a colon leaves of it at the end of a name. Other pieces that occur there are a coincidence.
  func cleanName(_ text: String) -> String {
    guard token != nil else { return text }
    return String(decoding: clean(Array(text.utf8), countsPieces: false), as: UTF8.self)
  }

  private func clean(_ bytes: [UInt8], countsPieces: Bool) -> [UInt8] {
    guard let token else { return bytes }
    return token.reveal { secret in
      let search = TokenSearch(for: secret, in: bytes, countsPieces: countsPieces)
      var clean: [UInt8] = []
      clean.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        let length = search.length(at: index)
        clean += length > 0 ? Array(Self.mark.utf8) : [bytes[index]]
        index += max(length, 1)
      }
      return clean
    }
  }
}
