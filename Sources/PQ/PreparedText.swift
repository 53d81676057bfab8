public import PQModel
import PQRender
public import PQSyntax

/// A query text without errors. It is parsed, bound and planned, and none of its requests has been sent.
///
///     let prepared = try session.prepare("SELECT http LAST 14d EVERY 1h")
///     print(prepared.requests.count)
///     let answers = try await session.run(prepared)
///
/// Relative ranges such as LAST count from the time of `Session.prepare`.
public struct PreparedText: Sendable {
  package let text: CheckedText
  /// The catalog of the backend that the text was planned for.
  let catalog: Catalog

  /// Creates a text that can be run.
  ///
  /// - Throws: The errors of the text.
  init(_ text: CheckedText, for catalog: Catalog) throws(QueryTextError) {
    guard !text.hasErrors else { throw QueryTextError(text) }
    (self.text, self.catalog) = (text, catalog)
  }

  /// The warnings about the text and about the texts that it includes.
  public var warnings: [Diagnostic] { text.diagnostics }

  /// The requests of all statements, in the order in which they are sent. Empty for EXPLAIN and SHOW.
  public var requests: [ExportRequest] { text.statements.flatMap(\.requests) }
}

/// The errors of a query text. Nothing of the text was sent.
public struct QueryTextError: Error, Sendable {
  private let texts: [CheckedText.Text]

  init(_ text: CheckedText) { texts = text.texts }

  /// The errors and warnings, at least one of them an error. The ranges are UTF-8 byte offsets in the
  /// text that has the error, which is an included text or the main text.
  public var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }
}

extension QueryTextError: CustomStringConvertible {
  /// All errors and warnings as the program prints them: the message, the place with its line, and what
  /// to type instead. Diagnostics are separated by an empty line.
  public var description: String {
    rendered { DiagnosticText($0).text(of: $1) }.joined(separator: "\n")
  }

  /// All errors and warnings as JSON, one object in each line, as the program prints them with
  /// `--diagnostics json`. Each object has the lines and columns of its text.
  public var json: String { rendered { DiagnosticJSON($0).text(of: $1) }.joined() }

  private func rendered(_ render: (DiagnosticSource, Diagnostic) -> String) -> [String] {
    texts.flatMap { text in
      let name = text.name.isEmpty ? "query" : text.name
      let source = DiagnosticSource(name: name, bytes: text.tree.source)
      return text.diagnostics.map { render(source, $0) }
    }
  }
}
