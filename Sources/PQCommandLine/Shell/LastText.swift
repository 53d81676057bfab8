import PQ

/// The text that was run last, which commands of the shell come back to.
struct LastText {
  let input: InputText
  let prepared: Prepared
  /// The last query before it, of which there may be none in this one.
  var formerQuery: String?

  /// The last query that was right, as it was written.
  var query: String? {
    guard !prepared.hasErrors else { return formerQuery }
    return prepared.statements.last(where: \.isQuery).map(prepared.text(of:)) ?? formerQuery
  }
}

extension Prepared.Statement {
  fileprivate var isQuery: Bool {
    switch work {
    case .run: true
    case .analyze, .explain, .show: false
    }
  }
}

extension Prepared {
  /// A statement as it was written.
  func text(of statement: Statement) -> String {
    let source = texts[statement.text].tree.source
    return String(decoding: source[statement.range], as: UTF8.self)
  }
}
