import PQSyntax

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

/// Writes candidates in a form that fits the text around the cursor.
struct CandidateWriter {
  private let place: CursorPlace
  private let writesSmall: Bool
  private let quote: UInt8

  init(_ place: CursorPlace) {
    self.place = place
    writesSmall =
      place.typed.contains(where: \.isLowercase) && !place.typed.contains(where: \.isUppercase)
    if case .string(let quote) = place.textKind {
      self.quote = quote
    } else {
      quote = UInt8(ascii: "'")
    }
  }

  func completion(_ candidate: Candidate) -> Completion {
    let text = written(candidate)
    return Completion(
      label: candidate.label, insertion: place.touchesWord ? "\(text) " : text,
      range: place.range, detail: candidate.detail, kind: candidate.kind)
  }

  private func written(_ candidate: Candidate) -> String {
    let label = candidate.label
    switch candidate.writing {
    case .asIs: return label
    case .keyword:
      return (touchesTokenBefore ? " " : "") + (writesSmall ? label.lowercased() : label)
    case .call: return place.following?.kind == .leftParenthesis ? label : "\(label)("
    case .quoted:
      let quoted = StringLiteral.quoted(label, in: quote)
      // The path continues inside a folder, so the closing quote is omitted.
      return candidate.kind == .file && label.hasSuffix("/") ? String(quoted.dropLast()) : quoted
    }
  }

  /// True if a word at the cursor needs a space before it, as in `'US'AND`.
  private var touchesTokenBefore: Bool {
    guard place.textKind == .nothing, let last = place.tokens.last else { return false }
    return last.range.upperBound == place.range.lowerBound
      && (last.kind == .string || last.kind == .rightParenthesis)
  }
}
