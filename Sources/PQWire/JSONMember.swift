/// The members with a meaning in the object around the rows. Any other member is ignored, but it
/// must be valid JSON.
///
/// The API documents `error` and `data` and nothing else. Only this type decides which answers are
/// rejected: those without one of the two, and those that declare themselves incomplete.
enum JSONMember {
  case data, error, grain
  /// Members that declare that there are more rows than these.
  case truncated, next

  /// Creates the member with a name; `nil` if the name has no meaning in a text of that origin.
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

  /// The values of a member, as JSON, that do not reject the answer. `data` and `grain` have none,
  /// because their values are read in another way.
  var harmlessValues: [String] {
    switch self {
    case .data, .grain: []
    case .error: ["false"]
    case .truncated: ["false", "null"]
    case .next: ["null"]
    }
  }

  /// Returns the reason to reject an object with only the `known` members; `nil` if it is accepted.
  static func absence(_ known: Set<JSONMember>, in source: AnswerSource) -> Trouble.Rejection? {
    guard known.contains(.data) else { return .withoutData }
    return source == .file || known.contains(.error) ? nil : .withoutError
  }
}
