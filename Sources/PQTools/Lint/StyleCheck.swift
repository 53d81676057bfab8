package import PQSyntax

/// The check of a text for its style. Each warning has a fix-it that changes no number.
package struct StyleCheck {
  /// The maximum number of warnings of a text.
  private static let limit = 20
  private let isRight: ([UInt8]) -> Bool

  /// - Parameter isRight: returns true if a text has no error. It is called for texts with fix-its. A fix-it
  ///   that causes an error, such as a comparison of bits with bytes, is not offered.
  package init(isRight: @escaping ([UInt8]) -> Bool) { self.isRight = isRight }

  /// Returns the warnings about a text without errors, in the order of the text. A comment such as
  /// `-- pq: allow use-bits` before a statement turns off rules for that statement.
  package func warnings(of tree: SyntaxTree) -> [Diagnostic] {
    var search = Search(limit: Self.limit)
    var wrongNames: [Diagnostic] = []
    for statement in tree.statements {
      let comments = AllowComments(before: statement)
      wrongNames += comments.wrongNames
      search.visit(statement, OperandUnits(statement), allowing: comments.allowed)
    }
    let style = rightOnes(of: search.found, in: tree.source)
    return (wrongNames.prefix(Self.limit) + style).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  /// Returns the warnings whose fix-its cause no error. All fix-its are tried together first. Then one that
  /// is right only together with others becomes advice, because an editor applies one at a time.
  private func rightOnes(of warnings: [Diagnostic], in source: [UInt8]) -> [Diagnostic] {
    guard !warnings.isEmpty else { return [] }
    let all = FixIt(title: "", edits: warnings.flatMap { $0.fixIt?.edits ?? [] })
    let areRight = isRight(all.applied(toOriginal: source))
    if areRight, warnings.count == 1 { return warnings }
    return warnings.compactMap { warning in
      guard let fixIt = warning.fixIt else { return nil }
      if isRight(fixIt.applied(toOriginal: source)) { return warning }
      return areRight ? warning.together(with: fixIt) : nil
    }
  }

  /// The search for products that break a rule.
  private struct Search {
    let limit: Int
    private(set) var found: [Diagnostic] = []

    init(limit: Int) { self.limit = limit }

    mutating func visit(
      _ node: SyntaxNode, _ units: OperandUnits, allowing allowed: Set<StyleRule>
    ) {
      guard found.count < limit else { return }
      if node.kind == .product {
        let product = Product(node, units)
        for rule in StyleRule.allCases where !allowed.contains(rule) {
          if let warning = rule.warning(about: product) { found.append(warning) }
        }
      }
      for child in node.children { visit(child, units, allowing: allowed) }
    }
  }
}

extension Diagnostic {
  /// Returns a copy with advice in place of a fix-it that needs those of other warnings.
  fileprivate func together(with fixIt: FixIt) -> Diagnostic {
    with { $0.fixIt = nil }.advising(
      "Write \(Diagnostic.shown(fixIt.title)), together with the change of the other warnings.")
  }
}
