import PQ
import PQManual
import PQRender
import PQRun
import PQSemantics
import PQSyntax

/// The descriptions of names in expressions and conditions.
struct NameMeanings {
  /// The maximum number of values that are listed. Further values are only counted.
  private static let valueLimit = 24

  private let backend: any Backend
  private let environment: QueryEnvironment
  private let seen: SeenValues

  init(_ shell: borrowing Shell) {
    backend = shell.runner.session.backend
    environment = shell.runner.session.environment
    seen = shell.seen
  }

  /// All names that a query can use.
  var names: [String] {
    backend.catalog.metrics.map(\.rawValue)
      + backend.catalog.dimensions.flatMap { [$0.rawValue, $0.shortName] }
      + Function.allCases.map(\.rawValue) + environment.definitionNames
      + environment.declared.map { "$\($0)" }
  }

  /// Returns the description of a name, in any letter case; no lines for an unknown name.
  func lines(for name: String) -> [String] {
    let name = name.lowercased()
    var lines: [String] = []
    if environment.names(name) { lines.append("\(name): \(environment.meaning(name))") }
    if let metric = Metric(rawValue: name) { lines += self.lines(for: metric) }
    if let dimension = ExportDimension.named(name) { lines += self.lines(for: dimension) }
    lines += WordHelp.lines(forFunction: name)
    return lines.map(VisibleText.of)
  }

  private func lines(for metric: Metric) -> [String] {
    WordHelp.lines(for: metric) + absence(backend.catalog.metrics.contains(metric))
  }

  private func lines(for dimension: ExportDimension) -> [String] {
    let isThere = backend.catalog.dimensions.contains(dimension)
    return WordHelp.lines(for: dimension) + absence(isThere)
      + (isThere ? [values(of: dimension)] : [])
  }

  private func absence(_ isThere: Bool) -> [String] {
    isThere ? [] : ["  \(backend.name) has none of it."]
  }

  private func values(of dimension: ExportDimension) -> String {
    let known = seen.values(of: dimension, knownTo: backend)
    guard !known.isEmpty else {
      return "  No value is known yet: SHOW VALUES OF \(dimension.rawValue) LAST 1d; asks for them."
    }
    let shown = known.prefix(Self.valueLimit).map { StringLiteral.quoted($0) }
    let rest = known.count - shown.count
    let more = rest > 0 ? " and \(rest) more" : ""
    return "  Known values: \(shown.joined(separator: ", "))\(more)"
  }
}

extension QueryEnvironment {
  /// Returns true if LET has defined the name, or if it begins with `$` and PARAM has declared it.
  fileprivate func names(_ name: String) -> Bool {
    kind(ofDefinition: name) != nil
      || name.hasPrefix("$") && declared.contains(String(name.dropFirst()))
  }

  /// Returns the description of a name that LET or PARAM has defined.
  func meaning(_ name: String) -> String {
    if let kind = kind(ofDefinition: name) { return "LET, \(kind.words)" }
    let value = text(ofParameter: String(name.dropFirst()))
    return value.map { "PARAM, \(StringLiteral.quoted($0))" } ?? "PARAM, without a value"
  }
}

extension DefinitionKind {
  fileprivate var words: String {
    switch self {
    case .expression: "an expression"
    case .condition: "a condition on numbers"
    case .predicate: "a condition on dimensions"
    }
  }
}
