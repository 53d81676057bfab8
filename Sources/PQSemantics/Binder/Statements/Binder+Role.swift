import PQModel
import PQSyntax

/// The rules of text roles: the allowed statements and the settings of the token and the backend.
extension Binder {
  /// Returns true if the role of the text allows a statement; otherwise the error is reported.
  mutating func fitsHere(_ node: SyntaxNode) -> Bool {
    guard case .configuration = surroundings.role else { return true }
    switch node.kind {
    case .query, .explainStatement, .showStatement:
      if let word = node.tokens.first {
        report(.asksInConfiguration(at: word.range), about: node)
      }
      return false
    default: return true
    }
  }

  mutating func setToken(_ setting: Setting, _ node: SyntaxNode, named name: SyntaxNode) {
    guard case .configuration(let mayRun) = surroundings.role else {
      return problems.append(.onlyInConfiguration(setting, at: name.range))
    }
    guard let value = text(node, wanted: setting.samples) else { return }
    guard let place = setting.tokenPlace(value) else {
      return problems.append(.noTokenPlace(setting, at: node.range))
    }
    if case .command = place, let refusal = refusal(mayRun) {
      return problems.append(.mustNotRun(setting, refusal, at: name.range))
    }
    binding.environment.settings.token = place
  }

  mutating func setSettlingMargin(_ node: SyntaxNode, named name: SyntaxNode) {
    guard case .configuration = surroundings.role else {
      return problems.append(.onlyInConfiguration(.settlingMargin, at: name.range))
    }
    let inner = node.ungrouped
    let allowed = Setting.settlingMargins
    let complaint = Diagnostic.settingOutOfBounds(.settlingMargin, allowed, at: node.range)
    guard inner.kind == .duration || inner.kind == .parameter else {
      return report(complaint, about: node)
    }
    // Other errors of a duration are reported where it is read.
    guard let duration = duration(inner) else { return }
    guard let span = duration.span.span, allowed.contains(span) else {
      return problems.append(complaint)
    }
    binding.environment.settings.settlingMargin = span
  }

  /// Sets the backend. A server receives the token, so a file that other users can write must not name
  /// one.
  mutating func setBackend(_ node: SyntaxNode, named name: SyntaxNode) {
    guard case .configuration(let mayRun) = surroundings.role else {
      return problems.append(.onlyInConfiguration(.backend, at: name.range))
    }
    guard let value = text(node, wanted: ["a backend in quotes such as 'live'"]) else { return }
    let kind = BackendKind(naming: value)
    guard kind.accepts(value), !value.utf8.contains(0) else {
      return problems.append(.noBackend(at: node.range))
    }
    if kind == .server, let refusal = refusal(mayRun) {
      return problems.append(.mustNotRun(.backend, refusal, at: name.range))
    }
    binding.environment.settings.backend = value
  }

  private func refusal(
    _ mayRun: (String) throws(Surroundings.Refusal) -> Void
  ) -> Surroundings.Refusal? {
    do throws(Surroundings.Refusal) {
      try mayRun(open.last ?? "")
      return nil
    } catch {
      return error
    }
  }
}

extension BackendKind {
  /// Returns true if a configuration may use a name for this kind of backend.
  fileprivate func accepts(_ name: String) -> Bool {
    switch self {
    case .demo, .live: true
    // Lists of settings would show the password.
    case .server: !name.contains("@")
    case .file: name.hasPrefix("/") || name.hasPrefix("~/")
    }
  }
}

extension Setting {
  /// Examples of valid values, for messages.
  fileprivate var samples: [String] {
    switch self {
    case .tokenFile: ["a path in quotes such as '~/.peer5-token'"]
    case .tokenCommand: ["a command in quotes such as 'pass show peer5'"]
    case .timezone, .maxRequests, .width, .format, .time, .backend, .settlingMargin: []
    }
  }

  /// Returns the token source that a value describes; `nil` if the value is not valid.
  fileprivate func tokenPlace(_ value: String) -> Settings.TokenPlace? {
    guard !value.utf8.contains(0) else { return nil }
    switch self {
    case .tokenFile:
      return value.hasPrefix("/") || value.hasPrefix("~/") ? .file(value) : nil
    case .tokenCommand: return value.allSatisfy(\.isWhitespace) ? nil : .command(value)
    case .timezone, .maxRequests, .width, .format, .time, .backend, .settlingMargin: return nil
    }
  }
}
