import PQModel

/// A pattern of LIKE. `%` matches any text, `_` any one character (a Unicode scalar).
public struct TextPattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String
  /// True if letters match in any case, as for ILIKE.
  public let ignoresCase: Bool
  /// The parts between the `%`, at least one. The first must match at the start of a text, the last at
  /// its end.
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

  /// Returns true if two patterns have the same bytes and the same rule for letter case.
  public static func == (left: TextPattern, right: TextPattern) -> Bool {
    left.ignoresCase == right.ignoresCase && left.text.hasBytes(of: right.text)
  }

  /// Hashes the values that `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactText(text))
    hasher.combine(ignoresCase)
  }

  /// Returns true if the pattern matches the whole of a text.
  ///
  /// Each part between two `%` takes the first place where it matches, because a later one leaves less
  /// text for the others. So the time is linear in the text, for parts of usual length.
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

  /// Returns the characters of a text, in small letters if case is ignored. A letter whose small form
  /// has two characters becomes the first of them, so that `_` still matches it.
  private static func scalars(_ text: String, _ ignoresCase: Bool) -> [Unicode.Scalar] {
    guard ignoresCase else { return Array(text.unicodeScalars) }
    return text.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
  }
}
