/// The members of the object around the rows that mean something. Any other member is ignored, but
/// it must be JSON.
///
/// The API documents `error` and `data` and nothing else. This is the one place that decides which
/// answers are no result: one without both, and one that says that it is a part.
enum JSONMember {
  case data, error, grain
  /// One that says whether there is more than these rows.
  case truncated, next

  /// The member of that name in a text of that origin; nil if it means nothing there.
  init?(_ name: String, in source: AnswerSource) {
    switch (name, source) {
    case ("data", _): self = .data
    case ("error", _): self = .error
    case ("grain", .file): self = .grain
    case ("truncated", .api): self = .truncated
    case ("next", .api): self = .next
    default: return nil
    }
  }

  /// The values of a member with which these rows are all there are.
  var harmlessValues: [String] {
    switch self {
    case .data, .grain: []
    case .error: ["false"]
    case .truncated: ["false", "null"]
    case .next: ["null"]
    }
  }

  /// The reason for which an object without some members is no answer; nil if it is one.
  static func absence(_ known: Set<JSONMember>, in source: AnswerSource) -> Trouble.Rejection? {
    guard known.contains(.data) else { return .withoutData }
    return source == .file || known.contains(.error) ? nil : .withoutError
  }
}
