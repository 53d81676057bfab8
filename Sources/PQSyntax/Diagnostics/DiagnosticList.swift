/// The diagnostics of a text, limited in number.
package struct DiagnosticList: Sendable {
  /// The maximum number of diagnostics. One more reports that others were omitted.
  package static let limit = 20

  /// The diagnostics in the order in which they were found.
  package private(set) var items: [Diagnostic] = []

  package init() {}

  /// True if further diagnostics are ignored, so that callers need not create their messages.
  package var isFull: Bool { items.count > Self.limit }

  package mutating func append(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    items.append(items.count < Self.limit ? diagnostic : .tooMany(like: diagnostic))
  }

  package mutating func append(contentsOf list: DiagnosticList) {
    for diagnostic in list.items { append(diagnostic) }
  }

  /// The diagnostics in the order of their positions.
  package var inTextOrder: [Diagnostic] {
    items.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  package var hasErrors: Bool { items.contains { $0.severity == .error } }
}
