import PQModel
import PQSyntax

/// SET: a setting and its value.
extension Binder {
  mutating func set(_ node: SyntaxNode) {
    let parts = node.children
    guard parts.count == 2, parts[0].kind == .name else { return }
    guard let setting = Setting(rawValue: parts[0].text.lowercased()) else {
      let known = Setting.allCases.map(\.rawValue)
      return problems.append(.unknown("setting", parts[0].text, among: known, at: parts[0].range))
    }
    switch setting {
    case .timezone: setTimezone(parts[1])
    case .maxRequests: set(\.maxRequests, setting, parts[1], 0...1_000_000)
    case .width: set(\.width, setting, parts[1], 1...100_000)
    case .format: set(\.format, setting, parts[1], among: surroundings.formats)
    case .time: set(\.time, setting, parts[1], among: Setting.times)
    case .settlingMargin: setSettlingMargin(parts[1], named: parts[0])
    case .backend: setBackend(parts[1], named: parts[0])
    case .tokenFile, .tokenCommand: setToken(setting, parts[1], named: parts[0])
    }
  }

  private mutating func setTimezone(_ node: SyntaxNode) {
    guard let name = text(node, wanted: ["a time zone in quotes such as 'Europe/Berlin'"]),
      let zone = zone(named: name, at: node.range)
    else { return }
    environment.settings.timezone = zone
  }

  private mutating func set(
    _ path: WritableKeyPath<QuerySettings, Int?>, _ setting: Setting, _ node: SyntaxNode,
    _ allowed: ClosedRange<Int64>
  ) {
    let complaint = Diagnostic.settingOutOfBounds(setting, allowed, at: node.range)
    guard let value = wholeNumber(node, in: allowed, else: complaint) else { return }
    environment.settings[keyPath: path] = value
  }

  private mutating func set(
    _ path: WritableKeyPath<QuerySettings, String?>, _ setting: Setting, _ node: SyntaxNode,
    among allowed: [String]
  ) {
    guard let value = text(node, wanted: allowed.map { StringLiteral.quoted($0) }) else { return }
    guard allowed.contains(value.lowercased()) else {
      return problems.append(.settingUnknown(setting, value, among: allowed, at: node.range))
    }
    environment.settings[keyPath: path] = value.lowercased()
  }

  /// Returns the text of a value. If the value is not a text, the result is `nil` and an error is
  /// reported.
  mutating func text(_ node: SyntaxNode, wanted: [String]) -> String? {
    let inner = node.ungrouped
    switch inner.kind {
    case .string: return inner.stringValue
    case .name, .product: report(.bareWord(inner.text, at: inner.range), about: node)
    case .parameter:
      guard let value = parameterValue(of: inner), value != .unknown else { return nil }
      if let text = value.onlyText { return text }
      report(.notASettingValue(node, wanted: wanted), about: node)
    default: report(.notASettingValue(node, wanted: wanted), about: node)
    }
    return nil
  }
}

/// The settings that only a configuration may set: the token, the backend and the settling margin.
extension Binder {
  private mutating func setToken(_ setting: Setting, _ node: SyntaxNode, named name: SyntaxNode) {
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
    environment.settings.token = place
  }

  private mutating func setSettlingMargin(_ node: SyntaxNode, named name: SyntaxNode) {
    guard case .configuration = surroundings.role else {
      return problems.append(.onlyInConfiguration(.settlingMargin, at: name.range))
    }
    let inner = node.ungrouped
    let allowed = Setting.settlingMargins
    let complaint = Diagnostic.settingOutOfBounds(.settlingMargin, allowed, at: node.range)
    guard inner.kind == .duration || inner.kind == .parameter else {
      return report(complaint, about: node)
    }
    // Errors in the duration itself are reported by `duration`.
    guard let duration = duration(inner) else { return }
    guard let span = duration.span.span, allowed.contains(span) else {
      return problems.append(complaint)
    }
    environment.settings.settlingMargin = span
  }

  /// Sets the backend. A server receives the token, so a file that other users can write must not
  /// name a server.
  private mutating func setBackend(_ node: SyntaxNode, named name: SyntaxNode) {
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
    environment.settings.backend = value
  }

  private func refusal(
    _ mayRun: (String) throws(Surroundings.Refusal) -> Void
  ) -> Surroundings.Refusal? {
    do throws(Surroundings.Refusal) {
      try mayRun(texts.current)
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
  fileprivate func tokenPlace(_ value: String) -> QuerySettings.TokenPlace? {
    guard !value.utf8.contains(0) else { return nil }
    switch self {
    case .tokenFile:
      return value.hasPrefix("/") || value.hasPrefix("~/") ? .file(value) : nil
    case .tokenCommand: return value.allSatisfy(\.isWhitespace) ? nil : .command(value)
    case .timezone, .maxRequests, .width, .format, .time, .backend, .settlingMargin: return nil
    }
  }
}
