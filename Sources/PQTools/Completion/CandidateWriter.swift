import PQSyntax

/// Writes candidates in a form that fits the text around the cursor.
struct CandidateWriter {
  private let place: CursorPlace
  private let writesSmall: Bool
  private let quote: UInt8

  init(_ place: CursorPlace) {
    self.place = place
    writesSmall =
      place.typed.contains(where: \.isLowercase) && !place.typed.contains(where: \.isUppercase)
    if case .string(let quote) = place.fragment {
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

  /// True if a word here needs a space before it, as in `'US'AND`.
  private var touchesTokenBefore: Bool {
    guard place.fragment == .nothing, let last = place.tokens.last else { return false }
    return last.range.upperBound == place.range.lowerBound
      && (last.kind == .string || last.kind == .rightParenthesis)
  }
}
