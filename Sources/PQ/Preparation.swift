import PQModel
import PQPlan
import PQSemantics
import PQSyntax

/// The statements of a text on their way from bound to ready, and what is wrong with them.
struct Preparation {
  private let session: Session
  private let catalog: Catalog
  private(set) var statements: [Prepared.Statement] = []
  private var errors = DiagnosticList()
  /// All of them are told, and apart, so that no number of warnings hides an error.
  private var warnings: [Diagnostic] = []
  /// The answers of SHOW, which are the same however often a text asks.
  private var shown: [ShowTarget: Table] = [:]

  /// A preparation that goes on from what the binder has found.
  init(_ session: Session, _ diagnostics: [Diagnostic]) {
    self.session = session
    catalog = session.backend.catalog
    diagnostics.forEach { note($0) }
  }

  /// Everything that was found, in the order of the text.
  var diagnostics: [Diagnostic] {
    (errors.items + warnings).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// Makes a statement ready, unless so much is wrong already that nobody reads on.
  mutating func add(_ statement: Located<BoundStatement>) {
    guard !errors.isFull, let work = work(for: statement.value) else { return }
    statements.append(Prepared.Statement(range: statement.range, work: work))
  }

  /// Finds what the planner has to say of a query that is wrong already.
  mutating func check(_ draft: BoundQuery) {
    if !errors.isFull { _ = plan(draft) }
  }

  private mutating func work(for statement: BoundStatement) -> Prepared.Statement.Work? {
    switch statement {
    case .query(let query): plan(query).map { .run($0) }
    case .explain(let query, let format):
      plan(query).map { .show(Explanation.table(of: $0, format)) }
    case .show(let target): .show(table(of: target))
    }
  }

  private mutating func plan(_ query: BoundQuery) -> Plan? {
    let planning = Planner(catalog: catalog, clock: session.now).plan(query)
    planning.diagnostics.forEach { note($0) }
    return planning.plan
  }

  private mutating func table(of target: ShowTarget) -> Table {
    if let table = shown[target] { return table }
    let table = catalog.table(of: target)
    shown[target] = table
    return table
  }

  private mutating func note(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error {
      errors.append(diagnostic)
    } else {
      warnings.append(diagnostic)
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
    }
  }
}
