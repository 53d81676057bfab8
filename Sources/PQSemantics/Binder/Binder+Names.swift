import PQModel
import PQSyntax

/// The clause of a name, for messages.
enum NameContext: String {
  case by = "BY"
  case of = "OF"
  case whereClause = "WHERE"
}

/// The lookup of metrics and dimensions. Their names are fixed and ignore letter case.
extension Binder {
  /// Returns the metric with a name. If no metric has this name, the result is `nil` and an error
  /// is reported.
  mutating func metric(named node: SyntaxNode, in scope: ExpressionScope) -> Metric? {
    let metric = Metric(rawValue: node.text.lowercased())
    if let metric, catalog.metrics.contains(metric) { return metric }
    problems.append(noMetric(node, in: scope))
    return nil
  }

  private func noMetric(_ node: SyntaxNode, in scope: ExpressionScope) -> Diagnostic {
    let name = node.text.lowercased()
    let metrics = catalog.metrics.map(\.rawValue)
    if Metric(rawValue: name) != nil {
      return .absent("metric", name, has: metrics, at: node.range)
    }
    if let dimension = Self.dimension(named: name) {
      guard catalog.dimensions.contains(dimension) else {
        let dimensions = catalog.dimensions.map(\.rawValue)
        return .absent("dimension", dimension.rawValue, has: dimensions, at: node.range)
      }
      return .dimensionAsNumber(dimension, inSelect: scope.isSelect, at: node.range)
    }
    if name == "timestamp" || name == "time" { return .timestampAsNumber(at: node.range) }
    if scope.futureColumns.contains(name) { return .columnInSelect(node.text, at: node.range) }
    let known = metrics + environment.definitionNames + scope.columns.keys.sorted()
    return .unknown("metric", node.text, among: known, listing: metrics, at: node.range)
  }

  /// Returns the dimension with a name. If there is none, the result is `nil`. An error is
  /// reported, unless it was reported earlier.
  mutating func dimension(
    _ node: SyntaxNode, in context: NameContext
  ) -> Located<ExportDimension>? {
    let name = node.text.lowercased()
    guard !problems.isFull, !problems.repeats(name) else { return nil }
    let dimension = Self.dimension(named: name)
    if let dimension, catalog.dimensions.contains(dimension) {
      return Located(dimension, at: node.range)
    }
    problems.append(noDimension(node, in: context))
    return nil
  }

  private func noDimension(_ node: SyntaxNode, in context: NameContext) -> Diagnostic {
    let name = node.text.lowercased()
    let dimensions = catalog.dimensions.map(\.rawValue)
    if let dimension = Self.dimension(named: name) {
      return .absent("dimension", dimension.rawValue, has: dimensions, at: node.range)
    }
    if Metric(rawValue: name) != nil {
      return .numberAsDimension("\(name) is a metric", in: context, at: node.range)
    }
    if environment.definition(name) != nil {
      let what = "\(Diagnostic.shown(node.text)) is a name of LET"
      return .numberAsDimension(what, in: context, at: node.range)
    }
    let known = dimensions + catalog.dimensions.map(\.shortName)
    return .unknown("dimension", node.text, among: known, listing: dimensions, at: node.range)
  }

  /// Returns the dimension with a full or short name in lower case; `nil` if there is none.
  static func dimension(named name: String) -> ExportDimension? { .named(name) }
}

/// The number of tree nodes that names add to a text.
///
/// A use of a LET or PARAM name counts as all nodes of its value. A repeated INCLUDE of a file counts
/// as all nodes of the file. The sum is limited, so that a short text cannot cause unlimited work. The
/// nodes of the text itself do not count, because the length of the text limits them.
struct ExpansionBudget {
  /// The maximum number of nodes that names may add to a text.
  static let limit = 1_000_000

  private var nodes = 0

  /// True if the limit is exceeded. Then further uses are rejected without another message.
  var isExceeded: Bool { nodes > Self.limit }

  /// Adds the nodes of one use.
  ///
  /// - Returns: false if the sum exceeds the limit.
  mutating func add(_ count: Int) -> Bool {
    nodes = min(nodes, Self.limit) + min(count, Self.limit + 1)
    return !isExceeded
  }
}

extension Binder {
  /// Returns true if a use of a name does not exceed the limit. The first excess is reported.
  mutating func spendsBudget(
    _ name: String, by nodes: @autoclosure () -> Int, at node: SyntaxNode
  ) -> Bool {
    if expansion.isExceeded {
      problems.noteRepetition()
      return false
    }
    guard !expansion.add(nodes()) else { return true }
    problems.append(.expandsTooFar(name, limit: ExpansionBudget.limit, at: node.range))
    return false
  }
}

extension ParameterValue {
  /// The number of nodes that a use of the parameter adds.
  var nodes: Int {
    switch self {
    case .text(let text): text.nodes
    case .number, .duration, .unknown: 1
    case .list(let values): values.nodes
    }
  }
}

extension [String] {
  /// The number of nodes of a list of values.
  var nodes: Int { reduce(0) { $0 + $1.nodes } }
}

extension String {
  /// The number of nodes of a value: one, and one more for each 64 bytes, because a long value needs
  /// as much work as many short ones.
  fileprivate var nodes: Int { 1 + utf8.count / 64 }
}
