/// A pattern of LIKE: `%` is any text, `_` any one character (a Unicode scalar).
public struct TextPattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String
  /// Whether letters match in any case: ILIKE.
  public let ignoresCase: Bool
  private let scalars: [Unicode.Scalar]

  /// Reads a pattern.
  public init(_ text: String, ignoresCase: Bool) {
    self.text = text
    self.ignoresCase = ignoresCase
    scalars = Self.scalars(text, ignoresCase)
  }

  /// Whether the whole of a text has the shape.
  ///
  /// After a mismatch only the last `%` is widened, because an earlier one could do no better.
  public func matches(_ text: String) -> Bool {
    let text = Self.scalars(text, ignoresCase)
    var (place, position) = (0, 0)
    var retry: (place: Int, position: Int)?
    while position < text.count {
      if place < scalars.count, scalars[place] == "%" {
        place += 1
        retry = (place, position)
      } else if place < scalars.count, scalars[place] == "_" || scalars[place] == text[position] {
        (place, position) = (place + 1, position + 1)
      } else if let last = retry {
        (place, position) = (last.place, last.position + 1)
        retry = (place, position)
      } else {
        return false
      }
    }
    return scalars[place...].allSatisfy { $0 == "%" }
  }

  /// The characters of a text, one for one: a letter whose small form is two characters takes the
  /// first, so that `_` still is one.
  private static func scalars(_ text: String, _ ignoresCase: Bool) -> [Unicode.Scalar] {
    guard ignoresCase else { return Array(text.unicodeScalars) }
    return text.unicodeScalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
  }
}
