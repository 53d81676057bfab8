import PQModel
import PQSyntax

extension RowFilter {
  /// The filter as a query writes it.
  var text: String { text(isPart: false) }

  private func text(isPart: Bool) -> String {
    switch self {
    case .test(let dimension, let test): return test.text(dimension.rawValue)
    case .all(let parts):
      return Self.joined(parts.map { $0.text(isPart: parts.count > 1) }, " AND ", isPart)
    case .any(let parts):
      return Self.joined(parts.map { $0.text(isPart: parts.count > 1) }, " OR ", isPart)
    }
  }

  fileprivate static func joined(_ texts: [String], _ word: String, _ isPart: Bool) -> String {
    let text = texts.joined(separator: word)
    return isPart ? "(\(text))" : text
  }
}

extension ValueTest {
  fileprivate func text(_ name: String) -> String {
    switch self {
    case .only(let values): "\(name) IN \(Self.list(values))"
    case .except(let values): "\(name) NOT IN \(Self.list(values))"
    case .matching(let question): question.text(name, isPart: false)
    }
  }

  fileprivate static func list(_ values: [String]) -> String {
    "(\(values.map(StringLiteral.quoted).joined(separator: ", ")))"
  }
}

extension TextQuestion {
  fileprivate func text(_ name: String, isPart: Bool) -> String {
    switch self {
    case .isIn(let values): return "\(name) IN \(ValueTest.list(values))"
    case .isLike(let pattern): return "\(name) \(pattern.inWords)"
    case .not(.isIn(let values)): return "\(name) NOT IN \(ValueTest.list(values))"
    case .not(.isLike(let pattern)): return "\(name) NOT \(pattern.inWords)"
    case .not(let question): return "NOT \(question.text(name, isPart: true))"
    case .all(let parts):
      return RowFilter.joined(parts.map { $0.text(name, isPart: true) }, " AND ", isPart)
    case .any(let parts):
      return RowFilter.joined(parts.map { $0.text(name, isPart: true) }, " OR ", isPart)
    }
  }
}

extension TextPattern {
  fileprivate var inWords: String {
    "\(ignoresCase ? "ILIKE" : "LIKE") \(StringLiteral.quoted(text))"
  }
}
