/// The mistakes of a text, so many and no more: past that they tell nobody anything.
package struct DiagnosticList: Sendable {
  /// How many are kept.
  package static let limit = 20

  /// Those that are kept, in the order in which they were found.
  package private(set) var items: [Diagnostic] = []

  package init() {}

  /// Whether no more are kept, so that the words for another one can be saved.
  package var isFull: Bool { items.count > Self.limit }

  package mutating func append(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    items.append(items.count < Self.limit ? diagnostic : .tooMany(like: diagnostic))
  }

  package mutating func append(contentsOf list: DiagnosticList) {
    for diagnostic in list.items { append(diagnostic) }
  }

  /// The mistakes in the order of the text.
  package var inTextOrder: [Diagnostic] {
    items.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  package var hasErrors: Bool { items.contains { $0.severity == .error } }
}
