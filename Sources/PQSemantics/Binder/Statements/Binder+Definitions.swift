import PQModel
import PQSyntax

/// LET: a name for an expression, a condition or a predicate. The body is bound here, so that a later
/// LET of a name in it does not change earlier definitions.
extension Binder {
  mutating func name(_ node: SyntaxNode) {
    let parts = node.children
    guard parts.count == 2, parts[0].kind == .name else { return }
    let name = parts[0].text.lowercased()
    let definition = definition(parts[1])
    guard isFree(name, at: parts[0].range) else { return }
    environment.define(name, as: definition)
    problems.define(name, isWrong: definition == nil)
  }

  private mutating func isFree(_ name: String, at range: Range<Int>) -> Bool {
    guard let meaning = Self.fixedMeaning(of: name) else { return true }
    problems.append(.nameTaken(name, by: meaning, at: range))
    return false
  }

  /// Returns the fixed meaning of a name; `nil` if there is none. LET must not change a fixed
  /// meaning.
  private static func fixedMeaning(of name: String) -> String? {
    if Metric(rawValue: name) != nil { return "a metric" }
    if dimension(named: name) != nil { return "a dimension" }
    return name == "timestamp" ? "a column" : nil
  }

  private mutating func definition(_ body: SyntaxNode) -> Definition? {
    if isPredicate(body) { return predicate(body).map { .predicate($0) } }
    if isCondition(body) { return condition(body, in: ExpressionScope()).map { .condition($0) } }
    return expression(body, in: ExpressionScope()).map { .expression($0) }
  }

  /// Returns true if a node has the form of a condition on the values of a row.
  private func isCondition(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .comparison, .conjunction, .disjunction, .negation: true
    case .group: node.children.first.map { isCondition($0) } ?? false
    case .name:
      if case .condition? = environment.definition(node.text) { true } else { false }
    default: false
    }
  }
}

/// PARAM: a value that the host program or the user can set, and its type.
extension Binder {
  mutating func parameter(_ node: SyntaxNode) {
    let parts = node.children
    guard let word = parts.first, word.kind == .parameter else { return }
    let name = word.parameterName
    let standard = parts.count > 1 ? constant(parts[1]) : nil
    let value = value(of: word, standard, isRequired: parts.count == 1)
    environment.declare(name, as: value)
    problems.define("$" + name, isWrong: value == nil)
  }

  /// Returns the given value, or the default value of PARAM. It is `nil` if there is no value, or
  /// if the given value has another type than the default value. A wrong type is reported as an
  /// error, and so is a required value that was not given.
  private mutating func value(
    of word: SyntaxNode, _ standard: ParameterValue?, isRequired: Bool
  ) -> ParameterValue? {
    let name = word.parameterName
    guard let given = environment.given(name) else {
      if isRequired, environment.acceptsMissingValues { return .unknown }
      if isRequired { problems.append(.parameterNotGiven(name, at: word.range)) }
      return standard
    }
    do throws(ParameterProblem) {
      return try ParameterValue(given, like: standard)
    } catch {
      problems.append(.given(given, for: name, error, at: word.range))
      return nil
    }
  }

  private mutating func constant(_ node: SyntaxNode) -> ParameterValue? {
    switch node.kind {
    case .string: return node.stringValue.map { .text($0) }
    case .duration: return durationLiteral(node).map { .duration($0) }
    case .valueList: return values(node).map { .list($0) }
    case .number, .size, .signed:
      return expression(node, in: ExpressionScope()).map { .number($0, text: node.text) }
    default: return nil
    }
  }

  /// Returns a text in quotes, or the text of a parameter. If the parameter has another kind of value,
  /// the result is `nil` and an error is reported.
  mutating func quotedText(_ node: SyntaxNode, wanted: String) -> String? {
    guard node.kind == .parameter else { return node.stringValue }
    guard let value = parameterValue(of: node), value != .unknown else { return nil }
    if let text = value.onlyText { return text }
    problems.append(
      .parameterOfOtherKind(node.text, is: value.kind, wanted: wanted, at: node.range))
    return nil
  }

  /// Returns the value of a parameter; `nil` if there is none. An undeclared parameter is reported.
  mutating func parameterValue(of node: SyntaxNode) -> ParameterValue? {
    let name = node.parameterName
    if let value = environment.parameter(name) {
      return spendsBudget(node.text, by: value.nodes, at: node) ? value : nil
    }
    guard !problems.repeats("$" + name) else { return nil }
    let known = environment.parameterNames.map { "$" + $0 }
    problems.append(.undeclared(node.text, among: known, at: node.range))
    return nil
  }
}

extension SyntaxNode {
  /// The name of a parameter in lower case, without `$`.
  fileprivate var parameterName: String { String(text.dropFirst()).lowercased() }
}
