import PQModel
import PQPlan
import PQSemantics
import PQSyntax

/// Plans the bound statements of a text and collects the diagnostics of each text.
struct Preparation {
  private let planner: Planner
  private let catalog: Catalog
  private let binding: Binding
  private var statements: [Prepared.Statement] = []
  /// The errors of each text. They are kept apart from the warnings: the number of errors is limited,
  /// the number of warnings is not, and warnings must not displace an error.
  private var errors: [DiagnosticList]
  private var warnings: [[Diagnostic]]
  /// The tables of SHOW statements. They are kept because a text may contain the same statement
  /// many times.
  private var shown: [ShowTarget: Table] = [:]

  /// Creates a preparation that contains the diagnostics of the binder and no statements.
  init(_ session: Session, _ binding: Binding) {
    catalog = session.backend.catalog
    planner = Planner(catalog: catalog, clock: session.now)
    self.binding = binding
    errors = binding.texts.map { _ in DiagnosticList() }
    warnings = binding.texts.map { _ in [] }
    for (text, bound) in binding.texts.enumerated() {
      for diagnostic in bound.diagnostics { note(diagnostic, in: text) }
    }
  }

  /// The statements that were added, and the diagnostics of every text in the order of the text.
  var prepared: Prepared {
    let texts = binding.texts.indices.map { text in
      Prepared.Text(
        name: binding.texts[text].name, tree: binding.texts[text].tree,
        diagnostics: (errors[text].items + warnings[text]).inTextOrder)
    }
    return Prepared(texts: texts, statements: statements, environment: binding.environment)
  }

  /// Plans a statement and adds it, unless its text has reached the limit of errors.
  mutating func add(_ statement: Binding.Statement) {
    guard !errors[statement.text].isFull, let work = work(for: statement) else { return }
    statements.append(
      Prepared.Statement(
        text: statement.text, range: statement.range, work: work, settings: statement.settings,
        into: statement.meaning.file))
  }

  /// Plans a query that already has errors, only to collect the diagnostics of the planner.
  mutating func check(_ draft: Binding.Statement) {
    guard !errors[draft.text].isFull, let query = draft.meaning.query else { return }
    _ = plan(query, in: draft.text)
  }

  private mutating func work(for statement: Binding.Statement) -> Prepared.Statement.Work? {
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

  private mutating func table(of target: ShowTarget) -> Table {
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
  fileprivate var inTextOrder: [Diagnostic] {
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
  fileprivate func table(of target: ShowTarget) -> Table {
    switch target {
    case .metrics: metricTable
    case .dimensions: dimensionTable
    case .intervals: intervalTable
    case .limits: limitTable
    case .functions: Function.table
    case .settings: Settings().table
    }
  }
}
