/// Texts in which `|` marks a place.
enum Marked {
  static func split(_ text: String) -> (bytes: [UInt8], cursor: Int) {
    let bytes = Array(text.utf8)
    let cursor = bytes.firstIndex(of: UInt8(ascii: "|")) ?? bytes.count
    return (bytes.filter { $0 != UInt8(ascii: "|") }, cursor)
  }
}
