import PQModel

/// A pattern of LIKE. `%` matches any text, `_` any one character (a Unicode scalar).
public struct TextPattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String
  /// True if letters match in any case, as for ILIKE.
  public let ignoresCase: Bool
  /// The parts between the `%`, at least one. The first part must match at the start of a text, the
  /// last part at its end.
  private let parts: [PatternPart]

  /// Creates a pattern from its text.
  public init(_ text: String, ignoresCase: Bool) {
    self.text = text
    self.ignoresCase = ignoresCase
    let scalars = Self.scalars(text, ignoresCase)
    parts = scalars.split(separator: "%", omittingEmptySubsequences: false).map {
      PatternPart(Array($0))
    }
  }

  /// True if the pattern is `%` alone, perhaps several times.
  var matchesEverything: Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0 == "%" }
  }

  /// Returns true if two patterns have the same bytes and the same rule for letter case.
  public static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.ignoresCase == right.ignoresCase && left.text.hasBytes(of: right.text)
  }

  /// Hashes the values that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ByteComparedText(text))
    hasher.combine(ignoresCase)
  }

  /// Returns true if the pattern matches the whole of a text.
  ///
  /// Each part between two `%` takes the first place where it matches, because a later place leaves
  /// less text for the other parts. So the time is linear in the text, for parts of usual length.
  public func matches(_ text: String) -> Bool {
    let scalars = Self.scalars(text, ignoresCase)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return parts[0].count == scalars.count && parts[0].matches(scalars, at: 0)
    }
    let end = scalars.count - last.count
    guard first.count <= end, first.matches(scalars, at: 0), last.matches(scalars, at: end) else {
      return false
    }
    var position = first.count
    for part in parts.dropFirst().dropLast() {
      guard let place = part.firstPlace(in: scalars[position..<end]) else { return false }
      position = place + part.count
    }
    return true
  }

  /// Returns the characters of a text, in lower case if case is ignored. The lower case of a letter
  /// can have two characters. Then the letter becomes the first of them, so that `_` still matches
  /// it.
  private static func scalars(_ text: String, _ ignoresCase: Bool) -> [Unicode.Scalar] {
    guard ignoresCase else { return Array(text.unicodeScalars) }
    return text.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
  }
}

/// A part of a pattern without `%`: characters, and `_` for any one character.
private struct PatternPart: Sendable {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// The number of characters that the part matches.
  var count: Int { scalars.count }

  /// Returns true if the part matches the characters from a position on. The text must be long
  /// enough.
  func matches(_ text: [Unicode.Scalar], at position: Int) -> Bool {
    matches(text[...], at: position)
  }

  private func matches(_ text: ArraySlice<Unicode.Scalar>, at position: Int) -> Bool {
    for place in scalars.indices
    where scalars[place] != "_" && scalars[place] != text[position + place] {
      return false
    }
    return true
  }

  /// The maximum length of a part that is compared at each position, in characters. A longer part
  /// is searched for with bits.
  private static let shortLength = 64

  /// Returns the first position where the part matches, or `nil` if there is none.
  func firstPlace(in text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard count <= text.count else { return nil }
    guard count > Self.shortLength else {
      let positions = text.startIndex...(text.endIndex - count)
      return positions.first { matches(text, at: $0) }
    }
    return firstPlaceOfLongPart(in: text)
  }

  /// Returns the first position by Shift-And (Baeza-Yates and Gonnet, "A new approach to text
  /// searching", 1992). Bit n of the state is set if the first n + 1 characters of the part match the
  /// text that ends here. A character of the text takes as many steps as the part has words of 64 bits.
  private func firstPlaceOfLongPart(in text: ArraySlice<Unicode.Scalar>) -> Int? {
    let masks = BitMasks(scalars)
    var state = [UInt64](repeating: 0, count: masks.wordCount)
    for position in text.indices {
      let mask = masks[text[position]]
      var carry: UInt64 = 1
      for word in state.indices {
        let next = state[word] >> 63
        state[word] = (state[word] << 1 | carry) & mask[word]
        carry = next
      }
      if masks.isMatch(state) { return position - count + 1 }
    }
    return nil
  }
}

/// The places of each character in a part, as bits. Their size grows with the square of the part's
/// length. The binder limits the length.
private struct BitMasks {
  let wordCount: Int
  private let count: Int
  /// The places of `_`, which matches any character.
  private var any: [UInt64]
  private var masks: [Unicode.Scalar: [UInt64]] = [:]

  init(_ scalars: [Unicode.Scalar]) {
    count = scalars.count
    wordCount = (count + 63) / 64
    any = Array(repeating: 0, count: wordCount)
    for (place, scalar) in scalars.enumerated() where scalar == "_" { Self.set(place, in: &any) }
    for (place, scalar) in scalars.enumerated() where scalar != "_" {
      Self.set(place, in: &masks[scalar, default: any])
    }
  }

  private static func set(_ place: Int, in words: inout [UInt64]) {
    words[place / 64] |= 1 << UInt64(place % 64)
  }

  subscript(scalar: Unicode.Scalar) -> [UInt64] { masks[scalar] ?? any }

  /// Returns true if the last character of the part has matched.
  func isMatch(_ state: [UInt64]) -> Bool {
    state[wordCount - 1] >> UInt64((count - 1) % 64) & 1 == 1
  }
}
