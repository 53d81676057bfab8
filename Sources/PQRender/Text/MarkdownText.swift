/// Escapes of GitHub Flavored Markdown.
enum MarkdownText {
  /// Escapes the characters that have a meaning inside a line of Markdown or HTML.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\\", "|", "`", "*", "_", "~", "[", "]", "$":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Escapes a text that is a paragraph of one line. Also escapes a start that would mean a heading, a
  /// quote, a list item or code.
  static func paragraph(_ text: String) -> String {
    let line = text.drop { $0 == " " }
    let number = line.prefix { ("0"..."9").contains($0) }
    let rest = escaped(String(line.dropFirst(number.count)))
    let marks: Set<Character> = number.isEmpty ? ["#", ">", "+", "-", "="] : [".", ")"]
    let isMark = rest.first.map(marks.contains) ?? false
    return number + (isMark ? "\\" : "") + rest
  }
}
