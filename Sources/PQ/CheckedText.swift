package import PQModel
package import PQPlan
package import PQSemantics
package import PQSyntax

/// A query text that is parsed, bound and planned. None of its requests has been sent.
package struct CheckedText: Sendable {
  /// A statement that is ready to run.
  package struct Statement: Sendable {
    /// The action of a statement.
    package enum Work: Sendable {
      /// Sends the requests of a plan and returns the result.
      case run(Plan)
      /// Sends the requests of a plan and returns measurements of the execution (EXPLAIN ANALYZE).
      case analyze(Plan)
      /// Describes a plan and its estimated cost in a format, and sends nothing (EXPLAIN).
      case explain(Plan, Explanation.Format)
      /// Returns a table that is already computed (SHOW).
      case show(DataTable)
    }

    /// The index in `CheckedText.texts` of the text that contains the statement.
    package let text: Int
    /// The position of the statement in that text, as a range of UTF-8 byte offsets.
    package let range: Range<Int>
    /// The action that runs the statement.
    package let work: Work
    /// The settings in force at the statement.
    package let settings: QuerySettings
    /// The path after INTO; `nil` if the statement has no INTO.
    package let into: String?

    /// The requests that the statement sends. Empty for EXPLAIN and SHOW.
    package var requests: [ExportRequest] {
      switch work {
      case .run(let plan), .analyze(let plan): plan.requests
      case .explain, .show: []
      }
    }
  }

  /// One query text with its diagnostics.
  package struct Text: Sendable {
    /// The name of the text. For the main text it is the `name` of `Session.prepare`, for an
    /// included text its path.
    package let name: String
    /// The bytes of the text, its tokens and its syntax tree.
    package let tree: SyntaxTree
    /// The errors and warnings in the order of the text. After 20 errors, one more error reports
    /// that there are others. The number of warnings is not limited.
    package fileprivate(set) var diagnostics: [Diagnostic]
  }

  /// The main text, followed by the texts that it includes. Never empty.
  package private(set) var texts: [Text]
  /// The statements in the order of execution. Complete only if `hasErrors` is false.
  package let statements: [Statement]
  /// The names, parameters and settings at the end of the text. Assign it to `Session.environment`
  /// to keep them.
  package var environment: QueryEnvironment

  /// The bytes, tokens and syntax tree of the main text.
  package var tree: SyntaxTree { texts[0].tree }

  /// The errors and warnings of the main text and of the texts that it includes.
  package var diagnostics: [Diagnostic] { texts.flatMap(\.diagnostics) }

  /// True if a diagnostic is an error. Such a text must not be run.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Adds a diagnostic to the text with an index.
  mutating func report(_ diagnostic: Diagnostic, in text: Int) {
    texts[text].diagnostics.append(diagnostic)
  }

  /// The number of requests that all statements send.
  package var requestCount: Int { statements.reduce(0) { $0 + $1.requests.count } }
}

/// Plans the bound statements of a text and collects the diagnostics of each text.
struct TextCheck {
  private let planner: Planner
  private let catalog: Catalog
  private let binding: BindingResult
  private var statements: [CheckedText.Statement] = []
  /// The errors of each text. They are kept apart from the warnings: the number of errors is limited,
  /// the number of warnings is not, and warnings must not displace an error.
  private var errors: [DiagnosticList]
  private var warnings: [[Diagnostic]]
  /// The tables of SHOW statements. They are kept because a text may contain the same statement
  /// many times.
  private var shown: [ShowTarget: DataTable] = [:]

  /// Creates a preparation that contains the diagnostics of the binder and no statements.
  init(catalog: Catalog, now: Instant, _ binding: BindingResult) {
    self.catalog = catalog
    planner = Planner(catalog: catalog, clock: now)
    self.binding = binding
    errors = binding.texts.map { _ in DiagnosticList() }
    warnings = binding.texts.map { _ in [] }
    for (text, bound) in binding.texts.enumerated() {
      for diagnostic in bound.diagnostics { note(diagnostic, in: text) }
    }
  }

  /// The statements that were added, and the diagnostics of every text in the order of the text.
  var checked: CheckedText {
    let texts = binding.texts.indices.map { text in
      CheckedText.Text(
        name: binding.texts[text].name, tree: binding.texts[text].tree,
        diagnostics: (errors[text].items + warnings[text]).inTextOrder)
    }
    return CheckedText(texts: texts, statements: statements, environment: binding.environment)
  }

  /// Plans a statement and adds it, unless its text has reached the limit of errors.
  mutating func add(_ statement: BindingResult.Statement) {
    guard !errors[statement.text].isFull, let work = work(for: statement) else { return }
    statements.append(
      CheckedText.Statement(
        text: statement.text, range: statement.range, work: work, settings: statement.settings,
        into: statement.meaning.file))
  }

  /// Plans a query that already has errors, only to collect the diagnostics of the planner.
  mutating func check(_ draft: BindingResult.Statement) {
    guard !errors[draft.text].isFull, let query = draft.meaning.query else { return }
    _ = plan(query, in: draft.text)
  }

  private mutating func work(for statement: BindingResult.Statement) -> CheckedText.Statement.Work?
  {
    switch statement.meaning {
    case .query(let query): return plan(query, in: statement.text).map { .run($0) }
    case .explain(let query, _, analyzes: true):
      return plan(query, in: statement.text).map { .analyze($0) }
    case .explain(let query, let format, analyzes: false):
      return plan(query, in: statement.text).map { .explain($0, format.told) }
    case .show(.settings): return .show(statement.settings.table)
    case .show(let target): return .show(table(of: target))
    }
  }

  private mutating func plan(_ query: BoundQuery, in text: Int) -> Plan? {
    let planning = planner.plan(query)
    planning.diagnostics.forEach { note($0, in: text) }
    return planning.plan
  }

  private mutating func table(of target: ShowTarget) -> DataTable {
    if let table = shown[target] { return table }
    let table = catalog.table(of: target)
    shown[target] = table
    return table
  }

  private mutating func note(_ diagnostic: Diagnostic, in text: Int) {
    if diagnostic.severity == .error {
      errors[text].append(diagnostic)
    } else {
      warnings[text].append(diagnostic)
    }
  }
}

extension [Diagnostic] {
  /// The diagnostics in the order of their positions.
  package var inTextOrder: [Diagnostic] {
    sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}

extension BoundStatement {
  /// The path after INTO; `nil` for EXPLAIN and SHOW, whose output is not the result of the query.
  fileprivate var file: String? {
    if case .query(let query) = self { query.into?.value } else { nil }
  }
}

extension ExplainFormat {
  fileprivate var told: Explanation.Format {
    switch self {
    case .text: .text
    case .json: .json
    case .curl: .curl
    }
  }
}

extension Catalog {
  fileprivate func table(of target: ShowTarget) -> DataTable {
    switch target {
    case .metrics: metricTable
    case .dimensions: dimensionTable
    case .intervals: intervalTable
    case .limits: limitTable
    case .functions: Function.table
    case .settings: QuerySettings().table
    }
  }
}
