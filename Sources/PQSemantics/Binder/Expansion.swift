import PQSyntax

/// The tree nodes that the names of a text add to it.
///
/// A use of a LET or a PARAM stands for all of its value, and an INCLUDE of a file that was included
/// before for all of its nodes. Their sum is bounded, so that a short text cannot ask for unbounded
/// work. What a text writes out itself does not count: its length bounds it.
struct Expansion {
  /// The most nodes that names add to a text.
  static let limit = 1_000_000

  private var nodes = 0

  /// Whether the limit is exceeded, so that further uses are refused without another message.
  var isExceeded: Bool { nodes > Self.limit }

  /// Counts the nodes of a use.
  ///
  /// - Returns: false if the sum is more than the limit.
  mutating func add(_ count: Int) -> Bool {
    nodes = min(nodes, Self.limit) + min(count, Self.limit + 1)
    return !isExceeded
  }
}

extension Binder {
  /// Whether a use of a name still fits into the text. Reports the first one that does not.
  mutating func expands(
    _ name: String, by nodes: @autoclosure () -> Int, at node: SyntaxNode
  ) -> Bool {
    if expansion.isExceeded {
      noteEcho()
      return false
    }
    guard !expansion.add(nodes()) else { return true }
    problems.append(.expandsTooFar(name, limit: Expansion.limit, at: node.range))
    return false
  }
}

extension ParameterValue {
  /// The nodes that a use of the parameter stands for.
  var nodes: Int {
    switch self {
    case .text(let text): text.nodes
    case .number, .duration: 1
    case .list(let values): values.nodes
    }
  }
}

extension [String] {
  /// The nodes that a list of values counts as.
  var nodes: Int { reduce(0) { $0 + $1.nodes } }
}

extension String {
  /// The nodes that a value counts as: one for each 64 bytes begun, as a long value takes as much
  /// work as many short ones.
  fileprivate var nodes: Int { 1 + utf8.count / 64 }
}
