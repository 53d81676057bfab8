/// A string that is compared by its bytes. `==` of String also treats canonically equivalent strings
/// as equal.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.hasBytes(of: right.text)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Returns true if both strings have the same bytes in UTF-8.
  package func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension [String] {
  /// The distinct strings, each at its first position. Strings are compared by their bytes.
  package var eachOnce: [String] {
    var known: Set<ExactText> = []
    return filter { known.insert(ExactText($0)).inserted }
  }
}
