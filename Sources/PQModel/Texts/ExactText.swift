/// A text that equals another only if both are the same bytes. To `==` of String, texts that only
/// look alike are equal.
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
  /// Whether both texts are the same bytes.
  package func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension [String] {
  /// Each text once, where it first stands.
  package var eachOnce: [String] {
    var known: Set<ExactText> = []
    return filter { known.insert(ExactText($0)).inserted }
  }
}
