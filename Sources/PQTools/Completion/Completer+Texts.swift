import PQModel
import PQSemantics
import PQSyntax

/// The texts in quotes that are allowed at the cursor.
extension Completer {
  func strings(in situation: CompletionContext) -> [Candidate] {
    let expectations = situation.expectations
    guard expectations.kinds.contains(.string) else { return [] }
    switch situation.scope {
    case .timezone: return quoted(zones(), "a time zone", .value)
    case .include: return files(for: .included, in: situation)
    case .into: return files(for: .written, in: situation)
    case .set: return settingValues(in: situation)
    case .where, .let, .having:
      guard expectations.operand == .value, let dimension = situation.subjectDimension else {
        return []
      }
      return quoted(values(dimension), "a value of \(dimension.rawValue)", .value)
    default: return []
    }
  }

  private func files(for use: FileUse, in situation: CompletionContext) -> [Candidate] {
    files(situation.place.typed, use).map { path in
      Candidate(path, path.hasSuffix("/") ? "a folder" : "a file", .file, .quoted)
    }
  }

  private func settingValues(in situation: CompletionContext) -> [Candidate] {
    let name = situation.tokens.dropFirst().first.map { situation.text(of: $0) } ?? ""
    switch Setting(rawValue: name) {
    case .timezone?: return quoted(zones(), "a time zone", .value)
    case .format?: return quoted(formats, "a format", .value)
    case .time?: return quoted(Setting.times, "how machine formats write times", .value)
    case .maxRequests?, .width?, .backend?, .settlingMargin?, .tokenFile?, .tokenCommand?, nil:
      return []
    }
  }

  private func quoted(
    _ texts: [String], _ detail: String, _ kind: Completion.Kind
  ) -> [Candidate] {
    texts.map { Candidate($0, detail, kind, .quoted) }
  }

  /// Returns the parameters, if a value is allowed at the cursor.
  func parameters(in situation: CompletionContext) -> [Candidate] {
    let expectations = situation.expectations
    // PARAM declares a new parameter.
    guard expectations.kinds.contains(.parameter), situation.scope != .param else { return [] }
    let isWanted = expectations.operand == nil || expectations.operand == .value
    guard isWanted || situation.place.textKind == .parameter else { return [] }
    return situation.named.parameters.map { Candidate($0, "a parameter", .parameter) }
  }
}
