import PQModel
import PQSemantics
import PQSyntax

/// The names that are allowed at the cursor.
extension Completer {
  func names(in situation: CompletionContext) -> [Candidate] {
    let expectations = situation.expectations
    guard expectations.kinds.contains(.word) else { return [] }
    guard let operand = expectations.operand else { return onlyNames(in: situation) }
    switch (situation.scope, operand) {
    case (.set, _), (.param, _): return []
    case (.where, .value): return situation.subjectDimension == nil ? dimensions() : []
    case (.where, _): return dimensions() + fragments(of: [.predicate], in: situation)
    case (.let, .value) where situation.subjectDimension != nil: return []
    default: return operands(in: situation)
    }
  }

  /// Returns the names, if a name at the cursor cannot be a number.
  private func onlyNames(in situation: CompletionContext) -> [Candidate] {
    switch situation.scope {
    case .by:
      let split = situation.split
      return dimensions().filter { ExportDimension.named($0.label).map(split.contains) == false }
    case .show: return dimensions()
    case .set:
      return Setting.allCases.filter(\.isAllowedInQueries)
        .map { Candidate($0.rawValue, $0.summary, .setting) }
    default: return []
    }
  }

  private func operands(in situation: CompletionContext) -> [Candidate] {
    if let call = situation.call, let function = Function(rawValue: call.name) {
      // These arguments are a duration or a number.
      if [function.grainArgument, function.numberArgument].contains(call.argument) { return [] }
      if function == .percentile, call.argument == 3 {
        return [Candidate("NEAREST", Keyword.nearest.summary, .keyword, .keyword)]
      }
    }
    switch situation.scope {
    case .order: return columns(in: situation) + numbers(in: situation)
    case .having:
      return numbers(in: situation) + aliases(in: situation)
        + fragments(of: [.condition], in: situation)
    case .top: return numbers(in: situation) + aliases(in: situation)
    case .let:
      return numbers(in: situation) + fragments(of: [.condition, .predicate], in: situation)
        + dimensions()
    default: return numbers(in: situation)
    }
  }

  private func numbers(in situation: CompletionContext) -> [Candidate] {
    metrics(in: situation) + fragments(of: [.expression], in: situation)
      + Function.allCases.map { Candidate($0.rawValue, $0.detail, .function, .call) }
  }

  /// Returns the metrics. Metrics that are already columns come last.
  private func metrics(in situation: CompletionContext) -> [Candidate] {
    let selected = Set(situation.selectedMetrics)
    let ordered =
      catalog.metrics.filter { !selected.contains($0) } + catalog.metrics.filter(selected.contains)
    return ordered.map { Candidate($0.rawValue, $0.summary, .metric) }
  }

  private func dimensions() -> [Candidate] {
    catalog.dimensions.map { Candidate($0.rawValue, $0.summary, .dimension) }
      + catalog.dimensions.map { Candidate($0.shortName, $0.summary, .dimension) }
  }

  private func fragments(of kinds: Set<DefinitionKind>, in situation: CompletionContext)
    -> [Candidate]
  {
    let named = situation.named
    return named.fragments.filter { named.kind(of: $0).map(kinds.contains) == true }
      .map { Candidate($0, "a name of LET", .name) }
  }

  private func aliases(in situation: CompletionContext) -> [Candidate] {
    situation.aliases.map { Candidate($0, "a column of the answer", .name) }
  }

  /// Returns the columns that rows can be ordered by, in addition to numbers.
  private func columns(in situation: CompletionContext) -> [Candidate] {
    let split = situation.split
    let shown =
      split.isEmpty
      ? []
      : dimensions().filter { candidate in
        ExportDimension.named(candidate.label).map(split.contains) == true
      }
    let timestamp = [Candidate("timestamp", "the start of the bucket", .name)]
    return aliases(in: situation) + shown + (situation.has(.every) ? timestamp : [])
      + (situation.has(.compare) ? comparisons(in: situation) : [])
  }

  /// Returns the columns that COMPARE WITH adds.
  private func comparisons(in situation: CompletionContext) -> [Candidate] {
    let selected = situation.tokens.prefix { !$0.keyword.beginsClause }.map {
      situation.text(of: $0)
    }
    let metrics = catalog.metrics.map(\.rawValue).filter { selected.contains($0) }
    return (situation.aliases + metrics).flatMap { name in
      [
        Candidate("\(name)_before", "\(name) in the range beside", .name),
        Candidate("\(name)_change", "how much \(name) has changed", .name),
      ]
    }
  }
}

extension Function {
  /// The signature and the summary of the function.
  var detail: String { "\(signature): \(summary)" }
}
