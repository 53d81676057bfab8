package import PQSyntax

/// Writes diagnostics as workflow commands of GitHub Actions, one line for each message. GitHub shows
/// them as annotations of the file:
///
///     ::error file=a.pq,line=1,col=8,endLine=1,endColumn=12,title=unknown-name::there is no metric
///
/// Columns count characters from 1, and `endColumn` is the column after the last character. They are
/// left out if the range has several lines, because GitHub rejects them then. Notes follow the message
/// as lines of the same annotation.
package struct DiagnosticGitHub: Sendable {
  private let source: DiagnosticSource

  /// Creates a writer for the diagnostics of one text.
  package init(_ source: DiagnosticSource) {
    self.source = source
  }

  /// Returns the diagnostic as one line, with its line feed.
  package func text(of diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      }
    let sentences = [diagnostic.message] + diagnostic.notes
    return Self.line(
      command, place(of: diagnostic.range) + [("title", diagnostic.code.rawValue)],
      sentences.joined(separator: "\n"))
  }

  /// Returns a message without a position as one line, with its line feed.
  static func text(of message: RunMessage) -> String {
    let command =
      switch message.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    return line(command, [("title", message.code)], message.message)
  }

  private func place(of range: Range<Int>) -> [(String, String)] {
    let (start, end) = (
      source.position(of: range.lowerBound), source.position(of: range.upperBound)
    )
    let lines = [("file", source.name), ("line", "\(start.line)")]
    guard start.line == end.line else { return lines + [("endLine", "\(end.line)")] }
    return lines + [
      ("col", "\(start.column)"), ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
    ]
  }

  private static func line(
    _ command: String, _ properties: [(name: String, value: String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0.name)=\(escapedProperty($0.value))" }.joined(separator: ",")
    return "::\(command) \(list)::\(escaped(message))\n"
  }

  /// Returns a message with the escapes of workflow commands. Other control characters are made
  /// visible, because GitHub also shows the line in its log.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: VisibleText.of(String(scalar))
      }
    }.joined()
  }

  /// Returns the value of a property, in which a colon and a comma are escaped too.
  private static func escapedProperty(_ text: String) -> String {
    escaped(text).unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: String(scalar)
      }
    }.joined()
  }
}
