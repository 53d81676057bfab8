public import PQModel
public import PQSemantics
import PQSyntax

/// Says how a text can go on at a place: what the grammar lets stand there, and of it what has a
/// meaning.
///
/// It knows nothing of files and backends; what lies there is asked of the closures that it is made
/// with, when a place calls for it.
public struct Completer: Sendable {
  let catalog: Catalog
  let environment: Environment
  let values: @Sendable (Dimension) -> [String]
  let zones: @Sendable () -> [String]
  let files: @Sendable (_ prefix: String, _ use: FileUse) -> [String]
  let formats: [String]

  /// A completer for texts that follow others.
  ///
  /// - Parameters:
  ///   - catalog: what the backend can be asked.
  ///   - environment: what earlier texts have left behind.
  ///   - values: the known values of a dimension, the most important first.
  ///   - zones: the names of the time zones.
  ///   - files: the paths that begin with a prefix and fit a use; a folder's ends with "/".
  ///   - formats: the names of the formats that answers can be shown in.
  public init(
    catalog: Catalog = Catalog(), environment: Environment = Environment(),
    values: @escaping @Sendable (Dimension) -> [String] = { _ in [] },
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

  /// How a text can go on at a place, the likeliest first.
  ///
  /// What fits the start of the word or string at the place, or if nothing does, what has it
  /// somewhere inside. Nothing inside of a comment, and where only a number can stand; nor behind a
  /// backslash that begins a line, for such a line is a shell's own.
  ///
  /// - Parameters:
  ///   - text: the text, in UTF-8 as far as it is that. Wrong texts are fine.
  ///   - cursor: the place, in bytes from the start; one outside of the text is its nearest end.
  public func completions(text: [UInt8], cursor: Int) -> [Completion] {
    guard let place = CursorPlace(cursor, in: text) else { return [] }
    let situation = Situation(place, in: text, environment)
    guard !situation.isBehindCommand else { return [] }
    let writer = CandidateWriter(place)
    return Fit.ranked(candidates(in: situation), for: place.typed).map { writer.completion($0) }
  }

  private func candidates(in situation: Situation) -> [Candidate] {
    switch situation.place.fragment {
    case .nothing, .word:
      names(in: situation) + strings(in: situation) + lengths(in: situation)
        + parameters(in: situation) + signs(in: situation) + keywords(in: situation)
    case .quantity: quantities(in: situation)
    case .parameter: parameters(in: situation)
    case .string: strings(in: situation)
    }
  }
}
