/// What could be offered, before it is held against what stands there.
struct Candidate {
  /// How it is written into the text.
  enum Writing {
    case asIs
    /// In small letters where the author writes so.
    case keyword
    /// With the parenthesis that opens its arguments.
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
