/// A possible completion, before it is compared with the typed text.
struct Candidate {
  /// The form in which a candidate is inserted.
  enum Writing {
    case asIs
    /// In lower case if the typed text is in lower case.
    case keyword
    /// With the opening parenthesis of its arguments.
    case call
    /// In quotes.
    case quoted
  }

  let label: String
  let detail: String
  let kind: Completion.Kind
  let writing: Writing

  init(
    _ label: String, _ detail: String, _ kind: Completion.Kind, _ writing: Writing = .asIs
  ) {
    (self.label, self.detail, self.kind, self.writing) = (label, detail, kind, writing)
  }
}
