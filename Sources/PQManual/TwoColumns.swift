/// Two aligned columns of help: names and their descriptions.
package enum TwoColumns {
  /// Returns the lines, indented by two spaces, with two spaces after the column of names.
  ///
  /// - Parameters:
  ///   - rows: the names and their descriptions, without line breaks.
  ///   - width: the minimum width of the names, in characters.
  ///   - columns: the width at which a description continues on the next line; `nil` for no limit.
  package static func lines(
    _ rows: [(name: String, meaning: String)], width: Int = 0, columns: Int? = nil
  ) -> [String] {
    let width = max(width, rows.map(\.name.count).max() ?? 0)
    return rows.flatMap { row in
      let room = columns.map { max(20, $0 - width - 4) }
      let parts = wrapped(row.meaning, room)
      return parts.enumerated().map { index, part in
        let name = index == 0 ? row.name : ""
        return "  " + name + String(repeating: " ", count: width - name.count + 2) + part
      }
    }
  }

  /// Returns the text in lines of at most `room` characters, broken at spaces. A longer word has a line
  /// of its own.
  package static func wrapped(_ text: String, _ room: Int?) -> [String] {
    guard let room else { return [text] }
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= room {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
