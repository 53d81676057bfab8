import PQ
import PQModel
import PQSyntax
import PQSystem

/// The description of a result in the file of `--meta`.
struct ResultDescription {
  let answer: Answer
  /// The source text of the statement.
  let text: String
  /// The name of the backend.
  let backend: String
  /// The time of the run, which is NOW in queries.
  let now: Instant
  /// The file of INTO that the result was written to; `nil` for the default output.
  let file: FilePath?

  /// A JSON object on one line, without a line feed.
  ///
  /// Times are ISO 8601 in UTC. `range`, `zone` and `bucket` are `null` for a statement that reads no
  /// data, and `bucket` is `null` for a result without EVERY.
  var json: String {
    let frame = answer.facts?.frame
    let columns = answer.table.columns
    return Self.object([
      ("query", JSONText.quoted(canonicalText)), ("backend", JSONText.quoted(backend)),
      ("now", JSONText.quoted(now.iso8601)), ("range", Self.json(frame?.range)),
      ("comparedRange", Self.json(frame?.comparedRange)), ("zone", Self.json(frame?.zone.name)),
      ("bucket", Self.json(frame?.bucketing?.description)),
      ("rows", "\(answer.table.rowCount)"),
      ("types", Self.object(columns.map { ($0.name, JSONText.quoted(type(of: $0))) })),
      ("units", Self.object(columns.map { ($0.name, Self.json($0.unit?.name)) })),
      ("complete", "\(answer.isComplete)"),
      ("missing", "[\(answer.missing.map(Self.json).joined(separator: ", "))]"),
      ("file", Self.json(file?.description)),
    ])
  }

  /// The statement in canonical form, without the semicolon and white space around it.
  private var canonicalText: String {
    let canonical = QueryFormatter.format(SyntaxTree.parse(text)) ?? text
    let start = canonical.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace || $0 == ";" }.reversed())
  }

  /// Returns the type of the values of a column: `time`, `text`, or the kind of its numbers.
  private func type(of column: Column) -> String {
    switch column.values {
    case .instants: "time"
    case .texts: "text"
    // The tables of SHOW have no other numbers.
    case .integers where answer.facts == nil: NumberKind.whole.rawValue
    case .integers, .decimals: column.numbers.rawValue
    }
  }
}

extension ResultDescription {
  private static func json(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }

  private static func json(_ range: TimeRange?) -> String {
    range.map { object(ends(of: $0)) } ?? "null"
  }

  private static func json(_ slice: MissingSlice) -> String {
    object(
      ends(of: slice.range) + [
        ("inComparedRange", "\(slice.isBefore)"),
        ("reason", JSONText.quoted(slice.failure.description)),
      ])
  }

  private static func ends(of range: TimeRange) -> [(String, String)] {
    [
      ("from", JSONText.quoted(range.from.iso8601)), ("to", JSONText.quoted(range.to.iso8601)),
    ]
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(JSONText.quoted($0)): \($1)" }.joined(separator: ", ") + "}"
  }
}

/// The file of `--meta`, with one line for each result. It is written whole or not at all.
struct DescriptionFile: ~Copyable {
  private var output: AtomicFile

  /// Creates the file under a temporary name.
  ///
  /// - Throws: `CommandFailure.usage` for standard output, which has the results; `FileError` if the file
  ///   cannot be written.
  init(_ path: FilePath) throws {
    guard path != "-", OutputPlace(path).kind != .output else {
      throw CommandFailure.usage("--meta needs a file, because standard output has the results")
    }
    try path.checkIsNotReserved()
    output = try AtomicFile(path: path)
  }

  /// Appends the description of a result.
  func add(_ description: ResultDescription) throws {
    try output.write(Array((description.json + "\n").utf8))
  }

  /// Closes the file and renames it to its path.
  mutating func commit() throws { try output.commit() }
}
