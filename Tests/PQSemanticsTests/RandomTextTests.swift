import PQModel
import PQSemantics
import PQSyntax
import Testing

/// Properties that hold for every text.
@Suite struct RandomTextTests {
  private func bound(_ text: String) throws -> Bound {
    var surroundings = Surroundings.sample
    surroundings.text = { _, _ throws(Surroundings.Refusal) in
      .init(
        name: "a.pq", bytes: Array("LET c = http > 1; LET p = os = 'a'; LET y = delta(http)".utf8))
    }
    return try Bound(RandomText.start + text, surroundings: surroundings)
  }

  private func forEach(_ seed: UInt64, _ check: (String, Bound) throws -> Void) throws {
    var random = RandomText(seed: seed)
    for round in 0..<300 {
      let text = round % 3 == 0 ? random.scrambledText() : random.text()
      try check(text, bound(text))
    }
  }

  @Test(arguments: UInt64(1)...2)
  func everyMistakeIsReportedOnce(seed: UInt64) throws {
    try forEach(seed) { text, bound in
      for told in bound.binding.texts.map(\.diagnostics) {
        #expect(told.count <= 21)
        for (index, diagnostic) in told.enumerated() {
          let echo = told.dropFirst(index + 1).first {
            $0.code == diagnostic.code && $0.range == diagnostic.range
          }
          #expect(echo == nil || echo?.code == .tooManyMistakes, "\(text)")
        }
      }
    }
  }

  /// Each statement is bound or has a diagnostic.
  @Test(arguments: UInt64(1)...2)
  func statementsAreBoundOrHaveADiagnostic(seed: UInt64) throws {
    var right = 0
    try forEach(seed) { text, bound in
      guard !bound.binding.hasErrors else { return }
      right += 1
      let answered: Set<SyntaxKind> = [.query, .explainStatement, .showStatement]
      let nodes = bound.binding.texts[0].tree.statements.filter { answered.contains($0.kind) }
      #expect(bound.binding.statements.map(\.range) == nodes.map(\.range), "\(text)")
      #expect(bound.binding.drafts.isEmpty)
    }
    #expect(right > 20, "the texts are too wrong to tell anything")
  }

  /// Bound queries have the properties that the planner relies on, also if they have mistakes.
  @Test(arguments: UInt64(1)...2)
  func boundQueriesAreConsistent(seed: UInt64) throws {
    try forEach(seed) { text, bound in
      for statement in bound.binding.statements + bound.binding.drafts {
        guard let query = statement.meaning.query else { continue }
        #expect(!query.columns.isEmpty)
        #expect(
          Set(query.columns.map { $0.name.lowercased() }).count == query.columns.count, "\(text)")
        let compares = query.expressions.contains { $0.contains(\.comparesRanges) }
        #expect(!compares || query.comparison != nil, "\(text)")
        for length in [Bucketing.Length.fixed(.minute), .days(1), .weeks(1), .months(1)] {
          _ = query.range.resolved(Bucketing(length, in: query.zone))
        }
        if query.every == .whole {
          #expect(!query.expressions.contains { $0.contains(\.followsTime) }, "\(text)")
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...2)
  func meansTheSameEachTime(seed: UInt64) throws {
    try forEach(seed) { text, bound in
      let again = try self.bound(text)
      #expect(again.binding.statements == bound.binding.statements)
      #expect(again.binding.diagnostics == bound.binding.diagnostics)
      #expect(again.binding.environment == bound.binding.environment)
    }
  }

  /// A fix-it removes its mistake.
  @Test(arguments: UInt64(1)...2)
  func repairsWork(seed: UInt64) throws {
    try forEach(seed) { text, bound in
      let source = bound.binding.texts[0].tree.source
      for diagnostic in bound.binding.texts[0].diagnostics {
        guard let fixIt = diagnostic.fixIt else { continue }
        let mended = String(decoding: fixIt.applied(toOriginal: source), as: UTF8.self)
        let other = try self.bound(String(mended.dropFirst(RandomText.start.count)))
        let remains = other.binding.texts[0].diagnostics.contains {
          $0.message == diagnostic.message && $0.range.lowerBound == diagnostic.range.lowerBound
        }
        #expect(!remains, "\(text): \(diagnostic.message) -> \(fixIt.title)")
      }
    }
  }
}

extension BoundQuery {
  /// All expressions of the query.
  fileprivate var expressions: [BoundExpression] {
    let keys = order.compactMap { key -> BoundExpression? in
      if case .expression(let expression) = key.target { expression } else { nil }
    }
    return columns.map(\.expression) + keys + (having?.parts ?? [])
      + (top.map { [$0.expression] } ?? [])
  }
}

extension BoundExpression {
  fileprivate var comparesRanges: Bool {
    switch self {
    case .before, .change: true
    default: false
    }
  }

  fileprivate var followsTime: Bool {
    if case .window(let window, _) = self { window.followsTime } else { false }
  }
}
