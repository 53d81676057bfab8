import PQ
import PQModel
import PQSyntax

@testable import PQEmulator
@testable import PQPlan

/// A text is bound and planned without contradictions, and `fmt` keeps its plan.
enum BindingOracle {
  private static let session = FuzzSession.session

  /// Checks a generated text.
  static func checkStatements(_ input: [UInt8], _ found: inout Violations) {
    var generator = QueryTextGenerator(InputChoices(input))
    check(Array((QueryTextGenerator.declarations + generator.text()).utf8), &found)
  }

  static func check(_ input: [UInt8], _ found: inout Violations) {
    let checked = session.check(input)
    for text in checked.texts {
      DiagnosticOracle.check(text.diagnostics, of: text.tree.source, &found)
    }
    DiagnosticOracle.checkFixIts(of: input, { session.check($0).texts[0].diagnostics }, &found)
    checkFormat(of: checked, &found)
    for statement in checked.statements {
      guard let plan = statement.work.plan else { continue }
      checkPlan(plan, String(input), &found)
    }
  }

  private static func checkFormat(of checked: CheckedText, _ found: inout Violations) {
    let tree = checked.tree
    guard tree.diagnostics.isEmpty, let formatted = QueryFormatter.format(tree) else { return }
    FormatOracle.check(tree, &found)
    let other = session.check(formatted)
    let detail = { "\(String(tree.source))\n-- formatted:\n\(formatted)" }
    let codes = { (text: CheckedText) in text.texts[0].diagnostics.map(\.code.rawValue).sorted() }
    found.expect(codes(checked) == codes(other), "format-keeps-diagnostics", detail())
    let works = (checked.statements.map(\.work.summary), other.statements.map(\.work.summary))
    found.expect(works.0 == works.1, "format-keeps-statements", detail())
    let plans = (checked.statements.map(\.work.plan), other.statements.map(\.work.plan))
    let (names, steps) = (columns(plans.0, \.name), columns(plans.0, \.step))
    found.expect(names == columns(plans.1, \.name), "format-keeps-column-names", detail())
    found.expect(steps == columns(plans.1, \.step), "format-keeps-columns", detail())
    let isSame = names != columns(plans.1, \.name) || plans.0 == plans.1
    found.expect(isSame, "format-keeps-plans", detail())
    let settings = (checked.environment.settings, other.environment.settings)
    found.expect(settings.0 == settings.1, "format-keeps-settings", detail())
  }

  private static func columns<Value>(
    _ plans: [Plan?], _ value: (RowPlan.Column) -> Value
  ) -> [[Value]] {
    plans.map { plan in (plan?.rows.columns ?? []).map(value) }
  }

  private static func checkPlan(_ plan: Plan, _ text: String, _ found: inout Violations) {
    let problem = plan.invariantViolation()
    found.expect(problem == nil, "plan-has-no-contradiction", "\(text)\n\(problem ?? "")")
    if plan.requests.count < 50 {
      for format in [Explanation.Format.text, .json, .curl] {
        _ = Explanation.table(of: plan, format, by: .init(name: "silent", destination: nil))
      }
    }
    for request in plan.requests { checkRequest(request, text, &found) }
    for request in plan.requests.prefix(4) { checkBody(of: request, text, &found) }
  }

  /// A request of a plan passes the checks of its own initializer, at the time of the plan.
  private static func checkRequest(
    _ request: ExportRequest, _ text: String, _ found: inout Violations
  ) {
    let again = try? ExportRequest(
      range: request.range, interval: request.interval, metrics: request.metrics,
      filters: request.filters, dimensions: request.dimensions,
      catalog: session.backend.catalog, clock: session.now)
    found.expect(again == request, "request-is-valid", "\(text)\n\(request)")
  }

  /// The emulator, which is written from the vendor's document, reads the same request.
  private static func checkBody(
    of request: ExportRequest, _ text: String, _ found: inout Violations
  ) {
    let body = Array(request.body.utf8)
    guard body.count < Emulator.maxBodySize else { return }
    do throws(RequestRejection) {
      let read = try ExportBody(body: body, clock: session.backend.clock.milliseconds)
      let again = try read.request(of: session.backend.catalog)
      found.expect(again == request, "emulator-reads-the-request", "\(text)\n\(request.body)")
    } catch {
      found.expect(false, "emulator-accepts-the-request", "\(text)\n\(request.body)\n\(error)")
    }
  }
}

extension CheckedText.Statement.Work {
  /// The plan; `nil` for SHOW.
  var plan: Plan? {
    switch self {
    case .run(let plan), .analyze(let plan), .explain(let plan, _): plan
    case .show: nil
    }
  }

  /// The kind of the work, and the columns of SHOW.
  fileprivate var summary: String {
    switch self {
    case .run: "run"
    case .analyze: "analyze"
    case .explain(_, let format): "explain \(format)"
    case .show(let table): "show \(table.columns.map(\.name))"
    }
  }
}
