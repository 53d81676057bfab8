/// Removes a token from texts of other programs. For example, a server may repeat the token in an
/// error. The token is also found if it is escaped as in a URL or a JSON string, or in another letter
/// case.
///
/// `TokenSearch` decides which parts of a text count as the token.
struct Redactor: Sendable {
  private static let mark = "(token)"

  private let token: APIToken?

  init(_ token: APIToken?) { self.token = token }

  /// Returns a text without the token and its pieces.
  func clean(_ text: String) -> String {
    guard token != nil else { return text }
    return String(decoding: clean(Array(text.utf8)), as: UTF8.self)
  }

  /// Returns bytes without the token and its pieces.
  func clean(_ bytes: [UInt8]) -> [UInt8] { clean(bytes, countsPieces: true) }

  /// Returns a text without the whole token. This is for texts with a mostly fixed content, such as
  /// the name of a header. Pieces of the token stay, because they are a coincidence there. Only a
  /// piece at the end of the text is removed, if the next byte of the token is a colon.
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
