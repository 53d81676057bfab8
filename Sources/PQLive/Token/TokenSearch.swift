/// The places of a text at which a token is written, or so much of it that it must not be shown.
///
/// - A token of 8 bytes or more counts wherever it stands. So do pieces of 8 bytes of it, because a
///   server may show a part; and at the end of a text that was cut, half of it from its start on.
/// - One of 4 to 7 bytes counts as a word of its own; one of less as a value of its own, between
///   quotes or alone. Otherwise it could be any word, or any letter.
/// - A match inside of a public name, such as that of the header, tells nothing and does not count.
struct TokenSearch {
  /// The least that is a token anywhere, and a piece of one.
  private static let longEnough = 8
  /// The least that is a token as a word.
  private static let wordLength = 4
  private static let publicNames = ["x-auth-token", TokenSource.variable.lowercased()]
  /// The mark of a text that was cut.
  private static let ellipsis = Array("...".utf8)

  private struct Match {
    /// The place in the token, and how many of its bytes are written.
    let start: Int
    let count: Int
    /// Where they are written.
    let range: Range<Int>
  }

  private let text: [UInt8]
  private let secret: [UInt8]
  private let countsPieces: Bool
  /// Where each byte stands in the token.
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

  /// The number of bytes of the text, from a place on, that must not be shown; 0 if none.
  func length(at index: Int) -> Int {
    let lengths = ByteSpelling.allCases.flatMap { spelling in
      matches(at: index, spelling).filter(counts).map(\.range.count)
    }
    return lengths.max() ?? 0
  }

  private func matches(at index: Int, _ spelling: ByteSpelling) -> [Match] {
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

  /// Returns true for a piece that is too long to be a coincidence, or that is the rest of the token
  /// where the text was cut.
  private func isTelling(_ piece: Match) -> Bool {
    if piece.count >= Self.longEnough { return true }
    let rest = text[piece.range.upperBound...]
    let isCut = rest.isEmpty || rest.starts(with: Self.ellipsis)
    return isCut && piece.start == 0 && piece.count >= (secret.count + 1) / 2
  }
}

/// The neighbors of a token, or of a piece of it.
extension TokenSearch {
  private func isWord(_ range: Range<Int>) -> Bool {
    let isFreeBefore =
      range.lowerBound == 0 || !text[range.lowerBound - 1].isOfWord
      || endsWithEscape(text[..<range.lowerBound])
    return isFreeBefore && (range.upperBound == text.count || !text[range.upperBound].isOfWord)
  }

  /// Returns true if the token goes on with a colon where the text ends: the name in a line of a head
  /// ends at the first colon, also at one of the token.
  private func endsAtColon(_ piece: Match) -> Bool {
    let next = piece.start + piece.count
    return piece.range.upperBound == text.count && next < secret.count
      && secret[next] == UInt8(ascii: ":")
  }

  /// Returns true if the text has nothing else, or a quote on both sides.
  private func isValue(_ range: Range<Int>) -> Bool {
    if range == text.indices { return true }
    guard range.lowerBound > 0, range.upperBound < text.count else { return false }
    let quote = text[range.lowerBound - 1]
    return "\"'`".utf8.contains(quote) && text[range.upperBound] == quote
  }

  /// Returns true if a text ends with a byte that an address or JSON writes with letters or digits.
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
  /// The small letter, of a capital one of ASCII.
  fileprivate var inSmall: UInt8 { (65...90).contains(self) ? self + 32 : self }

  /// True for a letter, a digit or a sign that joins words.
  fileprivate var isOfWord: Bool {
    (48...57).contains(self) || (97...122).contains(inSmall) || "_-".utf8.contains(self)
      || self >= 0x80
  }
}
