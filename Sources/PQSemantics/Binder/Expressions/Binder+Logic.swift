import PQSyntax

/// A meaning that AND, OR and NOT can join: a predicate on dimensions or a condition on values.
protocol LogicalMeaning: Sendable, Equatable {
  /// True if all parts are true.
  static func all(_ parts: [Self]) -> Self
  /// True if at least one part is true.
  static func any(_ parts: [Self]) -> Self
  /// True if the part is false.
  static func not(_ part: Self) -> Self
}

extension BoundPredicate: LogicalMeaning {}
extension BoundCondition: LogicalMeaning {}

/// AND, OR, NOT and parentheses.
extension Binder {
  /// Returns the meaning of AND, OR, NOT or a group. If a part has an error, or if the limit of
  /// size or depth is exceeded, the result is `nil` and an error is reported.
  ///
  /// - Parameter bind: binds an operand.
  mutating func logic<Meaning: LogicalMeaning>(
    _ node: SyntaxNode, limit: Int, _ bind: (inout Binder, SyntaxNode) -> SizedMeaning<Meaning>?
  ) -> SizedMeaning<Meaning>? {
    let operands = node.children
    switch node.kind {
    case .conjunction, .disjunction:
      let parts = operands.compactMap { bind(&self, $0) }
      guard parts.count == operands.count else { return nil }
      let join = node.kind == .conjunction ? Meaning.all : Meaning.any
      return limited(.joined(parts, join), to: limit, node)
    case .negation:
      let part = operands.first.flatMap { bind(&self, $0) }
      return part.flatMap { limited($0.nested(Meaning.not), to: limit, node) }
    default: return operands.first.flatMap { bind(&self, $0) }
    }
  }

  private mutating func limited<Meaning>(
    _ sized: SizedMeaning<Meaning>, to limit: Int, _ node: SyntaxNode
  ) -> SizedMeaning<Meaning>? {
    if sized.size > limit {
      problems.append(.tooLarge(limit: limit, at: node.range))
    } else if sized.depth > Self.greatestDepth {
      problems.append(.tooDeep(limit: Self.greatestDepth, at: node.range))
    } else {
      return sized
    }
    return nil
  }

  /// The maximum nesting depth. It limits the stack that later recursive functions need.
  private static var greatestDepth: Int { 200 }
}
