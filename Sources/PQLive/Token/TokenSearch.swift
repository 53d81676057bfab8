/// Finds the parts of a text that must not be shown: the token, or a large part of the token.
///
/// - A token of 8 bytes or more counts anywhere. A piece of it with at least 8 bytes counts too,
///   because a server may show a part.
/// - At the end of a text that was cut, the first half of such a token, or more, counts too.
/// - A token of 4 to 7 bytes counts only as a whole word. A shorter token counts only as a whole
///   value, between quotes or alone. Otherwise it could be any word or letter.
/// - A match inside a public name, such as the name of the header, reveals nothing and does not count.
struct TokenSearch {
  /// The minimum length of a token, or of a piece of it, that counts anywhere.
  private static let longEnough = 8
  /// The minimum length of a token that counts as a word.
  private static let wordLength = 4
  private static let publicNames = ["x-auth-token", TokenSource.variable.lowercased()]
  /// The mark at the end of a text that was cut.
  private static let ellipsis = Array("...".utf8)

  private struct Match {
    /// The index in the token at which the match begins. `count` is the number of matching bytes.
    let start: Int
    let count: Int
    /// The range of the match in the text.
    let range: Range<Int>
  }

  private let text: [UInt8]
  private let secret: [UInt8]
  private let countsPieces: Bool
  /// The indices of each byte in the token.
  private let places: [UInt8: [Int]]
  private let publicRanges: [Range<Int>]

  init(for secret: [UInt8], in text: [UInt8], countsPieces: Bool) {
    self.text = text
    self.countsPieces = countsPieces
    let secret = secret.map(\.inSmall)
    self.secret = secret
    places = Dictionary(grouping: secret.indices) { secret[$0] }
    publicRanges = Self.publicNames.flatMap { Self.ranges(of: Array($0.utf8), in: text) }
  }

  /// Returns the number of bytes from an index on that must not be shown; 0 if there are none.
  func length(at index: Int) -> Int {
    let lengths = ByteEncoding.allCases.flatMap { spelling in
      matches(at: index, spelling).filter(counts).map(\.range.count)
    }
    return lengths.max() ?? 0
  }

  private func matches(at index: Int, _ spelling: ByteEncoding) -> [Match] {
    let candidates = places[spelling.byte(in: text, at: index).value.inSmall] ?? []
    return candidates.map { start in
      var (count, end) = (0, index)
      while end < text.count, start + count < secret.count {
        let (value, size) = spelling.byte(in: text, at: end)
        guard value.inSmall == secret[start + count] else { break }
        count += 1
        end += size
      }
      return Match(start: start, count: count, range: index..<end)
    }
  }

  private func counts(_ match: Match) -> Bool {
    let isPublic = publicRanges.contains {
      $0.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.upperBound
    }
    guard !isPublic else { return false }
    let isWhole = match.count == secret.count
    switch secret.count {
    case ..<Self.wordLength: return isWhole && isValue(match.range)
    case ..<Self.longEnough: return isWhole && isWord(match.range)
    default: return isWhole || isTelling(match) && (countsPieces || endsAtColon(match))
    }
  }

  /// Returns true if a piece is too long to be a coincidence, or is the beginning of the token at
  /// the end of a cut text.
  private func isTelling(_ piece: Match) -> Bool {
    if piece.count >= Self.longEnough { return true }
    let rest = text[piece.range.upperBound...]
    let isCut = rest.isEmpty || rest.starts(with: Self.ellipsis)
    return isCut && piece.start == 0 && piece.count >= (secret.count + 1) / 2
  }
}

/// The context of a match.
extension TokenSearch {
  private func isWord(_ range: Range<Int>) -> Bool {
    let isFreeBefore =
      range.lowerBound == 0 || !text[range.lowerBound - 1].isOfWord
      || endsWithEscape(text[..<range.lowerBound])
    return isFreeBefore && (range.upperBound == text.count || !text[range.upperBound].isOfWord)
  }

  /// Returns true if the text ends with the piece and the next byte of the token is a colon. A header
  /// line is split at its first colon, and this colon can belong to the token.
  private func endsAtColon(_ piece: Match) -> Bool {
    let next = piece.start + piece.count
    return piece.range.upperBound == text.count && next < secret.count
      && secret[next] == UInt8(ascii: ":")
  }

  /// Returns true if the range is the whole text, or has the same quote on both sides.
  private func isValue(_ range: Range<Int>) -> Bool {
    if range == text.indices { return true }
    guard range.lowerBound > 0, range.upperBound < text.count else { return false }
    let quote = text[range.lowerBound - 1]
    return "\"'`".utf8.contains(quote) && text[range.upperBound] == quote
  }

  /// Returns true if a text ends with an escape sequence of a URL or of JSON. The last letter or digit
  /// of the sequence is not part of a word.
  private func endsWithEscape(_ text: ArraySlice<UInt8>) -> Bool {
    for (length, start) in [(3, "%"), (6, "\\u"), (2, "\\")]
    where text.count >= length && text.suffix(length).starts(with: start.utf8) {
      return true
    }
    return false
  }

  private static func ranges(of name: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    guard text.count >= name.count else { return [] }
    return (0...(text.count - name.count)).compactMap { start in
      let range = start..<start + name.count
      let isThere = zip(range, name).allSatisfy { text[$0].inSmall == $1 }
      return isThere ? range : nil
    }
  }
}

extension UInt8 {
  /// The lowercase form of an ASCII letter; any other byte unchanged.
  fileprivate var inSmall: UInt8 { (65...90).contains(self) ? self + 32 : self }

  /// True for a letter, a digit, a byte of a character beyond ASCII, and `_` and `-`.
  fileprivate var isOfWord: Bool {
    (48...57).contains(self) || (97...122).contains(inSmall) || "_-".utf8.contains(self)
      || self >= 0x80
  }
}

/// A way in which a text can encode a byte.
private enum ByteEncoding: CaseIterable {
  /// The byte itself.
  case plain
  /// The byte itself, or escaped as in a URL, `%2F`, or as in a JSON string, `\/` or `\u002F`.
  case escaped

  /// Returns the byte that begins at an index of a text, and the number of bytes that encode it.
  func byte(in text: [UInt8], at index: Int) -> (value: UInt8, size: Int) {
    let plain = (text[index], 1)
    guard self == .escaped else { return plain }
    switch text[index] {
    case UInt8(ascii: "%"):
      return Self.number(text, index + 1).map { ($0, 3) } ?? plain
    case UInt8(ascii: "\\") where index + 1 < text.count:
      guard text[(index + 1)...].starts(with: "u00".utf8) else { return (text[index + 1], 2) }
      return Self.number(text, index + 4).map { ($0, 6) } ?? plain
    default: return plain
    }
  }

  /// Returns the value of two hexadecimal digits; `nil` if they are not digits.
  private static func number(_ text: [UInt8], _ index: Int) -> UInt8? {
    guard index + 1 < text.count, let high = digit(text[index]), let low = digit(text[index + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
