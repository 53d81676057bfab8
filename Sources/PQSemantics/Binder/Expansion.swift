import PQSyntax

/// The number of tree nodes that names add to a text.
///
/// A use of a LET or PARAM name counts as all nodes of its value. A repeated INCLUDE of a file counts
/// as all nodes of the file. The sum is limited, so that a short text cannot cause unlimited work. The
/// nodes of the text itself do not count, because the length of the text limits them.
struct Expansion {
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
  /// The number of nodes that a use of the parameter adds.
  var nodes: Int {
    switch self {
    case .text(let text): text.nodes
    case .number, .duration: 1
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
