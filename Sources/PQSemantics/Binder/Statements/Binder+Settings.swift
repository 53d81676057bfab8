import PQModel
import PQSyntax

/// SET: a setting and its value.
extension Binder {
  mutating func set(_ node: SyntaxNode) {
    let parts = node.children
    guard parts.count == 2, parts[0].kind == .name, parts[1].kind != .missing else { return }
    guard let setting = Setting(rawValue: parts[0].text.lowercased()) else {
      let known = Setting.allCases.map(\.rawValue)
      return problems.append(.unknown("setting", parts[0].text, among: known, at: parts[0].range))
    }
    switch setting {
    case .timezone: setTimezone(parts[1])
    case .maxRequests: set(\.maxRequests, "max_requests", parts[1], 0...1_000_000)
    case .width: set(\.width, "width", parts[1], 1...100_000)
    case .format: set(\.format, parts[1], among: surroundings.formats)
    case .time: set(\.time, parts[1], among: ["native", "iso"])
    }
  }

  private mutating func setTimezone(_ node: SyntaxNode) {
    guard let name = text(node, wanted: "a time zone in quotes such as 'Europe/Berlin'") else {
      return
    }
    environment.settings.timezone =
      zone(named: name, at: node.range) ?? environment.settings.timezone
  }

  private mutating func set(
    _ setting: WritableKeyPath<Settings, Int?>, _ name: String, _ node: SyntaxNode,
    _ allowed: ClosedRange<Int64>
  ) {
    guard let value = wholeNumber(node), allowed.contains(value) else {
      return problems.append(.settingOutOfBounds(name, allowed, at: node.range))
    }
    environment.settings[keyPath: setting] = Int(value)
  }

  private mutating func set(
    _ setting: WritableKeyPath<Settings, String?>, _ node: SyntaxNode, among allowed: [String]
  ) {
    let list = allowed.map { "'\($0)'" }.joined(separator: ", ")
    guard let value = text(node, wanted: "one of \(list)") else { return }
    guard allowed.contains(value.lowercased()) else {
      return problems.append(.unknown("such value", value, among: allowed, at: node.range))
    }
    environment.settings[keyPath: setting] = value.lowercased()
  }

  private mutating func text(_ node: SyntaxNode, wanted: String) -> String? {
    if node.kind == .string, let token = node.tokens.first {
      return StringLiteral.value(of: token, in: node.tree.source)
    }
    if node.kind == .parameter {
      guard let value = parameterValue(of: node) else { return nil }
      if case .text(let text) = value { return text }
    }
    problems.append(.notASettingValue(node.text, wanted: wanted, at: node.range))
    return nil
  }
}
