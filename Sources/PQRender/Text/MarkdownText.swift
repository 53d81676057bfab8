/// Text as GitHub Flavored Markdown has to have it to show it as it is.
enum MarkdownText {
  /// Within a line: takes from a text what it would mean as Markdown or HTML.
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

  /// A line of its own: takes from it also what its start would mean, be it a heading, a quote, an
  /// item of a list, or code.
  static func paragraph(_ text: String) -> String {
    let line = text.drop { $0 == " " }
    let number = line.prefix { ("0"..."9").contains($0) }
    let rest = escaped(String(line.dropFirst(number.count)))
    let marks: Set<Character> = number.isEmpty ? ["#", ">", "+", "-", "="] : [".", ")"]
    let isMark = rest.first.map(marks.contains) ?? false
    return number + (isMark ? "\\" : "") + rest
  }
}
