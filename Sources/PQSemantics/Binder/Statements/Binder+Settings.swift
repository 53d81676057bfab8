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
    binding.environment.settings.timezone = zone
  }

  private mutating func set(
    _ path: WritableKeyPath<Settings, Int?>, _ setting: Setting, _ node: SyntaxNode,
    _ allowed: ClosedRange<Int64>
  ) {
    let complaint = Diagnostic.settingOutOfBounds(setting, allowed, at: node.range)
    guard let value = wholeNumber(node, in: allowed, else: complaint) else { return }
    binding.environment.settings[keyPath: path] = value
  }

  private mutating func set(
    _ path: WritableKeyPath<Settings, String?>, _ setting: Setting, _ node: SyntaxNode,
    among allowed: [String]
  ) {
    guard let value = text(node, wanted: allowed.map { StringLiteral.quoted($0) }) else { return }
    guard allowed.contains(value.lowercased()) else {
      return problems.append(.settingUnknown(setting, value, among: allowed, at: node.range))
    }
    binding.environment.settings[keyPath: path] = value.lowercased()
  }

  /// Returns the text of a value; `nil` if it is not a text, which is reported.
  mutating func text(_ node: SyntaxNode, wanted: [String]) -> String? {
    let inner = node.ungrouped
    switch inner.kind {
    case .string: return inner.stringValue
    case .name, .product: report(.bareWord(inner.text, at: inner.range), about: node)
    case .parameter:
      guard let value = parameterValue(of: inner) else { return nil }
      if let text = value.onlyText { return text }
      report(.notASettingValue(node, wanted: wanted), about: node)
    default: report(.notASettingValue(node, wanted: wanted), about: node)
    }
    return nil
  }
}
