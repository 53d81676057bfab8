package import PQModel
package import PQSemantics
import PQSyntax

/// The completion of query texts: the continuations that the grammar allows at a cursor and that have
/// a meaning there.
///
/// It has no access to files and backends. When it needs such data, it calls the closures of its
/// initializer.
package struct Completer: Sendable {
  package let catalog: Catalog
  let environment: QueryEnvironment
  let values: @Sendable (ExportDimension) -> [String]
  let zones: @Sendable () -> [String]
  let files: @Sendable (_ prefix: String, _ use: FileUse) -> [String]
  let formats: [String]

  /// Creates a completer for a text that follows other texts.
  ///
  /// - Parameters:
  ///   - catalog: the metrics, dimensions and limits of the backend.
  ///   - environment: the names, parameters and settings that earlier texts have defined.
  ///   - values: returns the known values of a dimension, the most important first.
  ///   - zones: returns the names of the time zones.
  ///   - files: returns the paths that start with a prefix and fit a use; the path of a folder ends
  ///     with "/".
  ///   - formats: the names of the output formats.
  package init(
    catalog: Catalog = Catalog(), environment: QueryEnvironment = QueryEnvironment(),
    values: @escaping @Sendable (ExportDimension) -> [String] = { _ in [] },
    zones: @escaping @Sendable () -> [String] = { ["UTC"] },
    files: @escaping @Sendable (_ prefix: String, _ use: FileUse) -> [String] = { _, _ in [] },
    formats: [String] = []
  ) {
    self.catalog = catalog
    self.environment = environment
    self.values = values
    self.zones = zones
    self.files = files
    self.formats = formats
  }

  /// Returns the possible continuations at a cursor, the most likely first.
  ///
  /// The typed text is the part of the word or string before the cursor. The continuations start
  /// with the typed text. If there are none, they contain the typed text or are abbreviated by it.
  ///
  /// The result is empty inside a comment, and at a position where only a number is allowed. It is
  /// also empty after a backslash at the start of a line, because such a line is a command of pq's
  /// shell.
  ///
  /// - Parameters:
  ///   - text: the text in UTF-8. It may have errors.
  ///   - cursor: the position in bytes from the start of the text. A position outside the text is
  ///     moved to the nearest end.
  package func completions(text: [UInt8], cursor: Int) -> [Completion] {
    guard let place = CursorPlace(cursor, in: text) else { return [] }
    let situation = CompletionContext(place, in: text, environment)
    guard !situation.isBehindCommand else { return [] }
    let writer = CandidateWriter(place)
    return MatchQuality.ranked(candidates(in: situation), for: place.typed).map {
      writer.completion($0)
    }
  }

  private func candidates(in situation: CompletionContext) -> [Candidate] {
    switch situation.place.textKind {
    case .nothing, .word:
      names(in: situation) + strings(in: situation) + lengths(in: situation)
        + parameters(in: situation) + signs(in: situation) + keywords(in: situation)
    case .quantity: quantities(in: situation)
    case .parameter: parameters(in: situation)
    case .string: strings(in: situation)
    }
  }
}
