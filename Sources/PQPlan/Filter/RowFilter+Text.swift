import PQModel
import PQSyntax

extension RowFilter {
  /// The filter as a query writes it, with long lists shortened.
  var text: String { text(isPart: false) }

  private func text(isPart: Bool) -> String {
    switch self {
    case .test(let dimension, let test): test.text(dimension.rawValue)
    case .all(let parts): joined(parts, by: " AND ", isPart)
    case .any(let parts): joined(parts, by: " OR ", isPart)
    }
  }

  private func joined(_ parts: [RowFilter], by word: String, _ isPart: Bool) -> String {
    let texts = parts.cutShort { $0.text(isPart: parts.count > 1) }
    return isPart ? "(\(texts.joined(separator: word)))" : texts.joined(separator: word)
  }
}

extension ValueTest {
  fileprivate func text(_ name: String) -> String {
    switch self {
    case .only(let values): TextQuestion.isIn(values).text(name, isPart: false)
    case .except(let values): TextQuestion.not(.isIn(values)).text(name, isPart: false)
    case .matching(let question): question.text(name, isPart: false)
    }
  }
}

extension TextQuestion {
  fileprivate func text(_ name: String, isPart: Bool) -> String {
    switch self {
    case .isIn(let values): "\(name) IN \(list(values))"
    case .isLike(let pattern): "\(name) \(pattern.inWords)"
    case .not(.isIn(let values)): "\(name) NOT IN \(list(values))"
    case .not(.isLike(let pattern)): "\(name) NOT \(pattern.inWords)"
    case .not(let question): "NOT \(question.text(name, isPart: true))"
    case .all(let parts): joined(parts, by: " AND ", name, isPart)
    case .any(let parts): joined(parts, by: " OR ", name, isPart)
    }
  }

  private func joined(
    _ parts: [TextQuestion], by word: String, _ name: String, _ isPart: Bool
  ) -> String {
    let text = parts.cutShort { $0.text(name, isPart: true) }.joined(separator: word)
    return isPart ? "(\(text))" : text
  }

  private func list(_ values: [String]) -> String {
    "(\(values.cutShort(StringLiteral.quoted).joined(separator: ", ")))"
  }
}

extension TextPattern {
  fileprivate var inWords: String {
    "\(ignoresCase ? "ILIKE" : "LIKE") \(StringLiteral.quoted(text))"
  }
}

extension Array {
  /// Returns the texts of the elements. Of more than 12, these are the first 10 and the number of the
  /// others.
  fileprivate func cutShort(_ text: (Element) -> String) -> [String] {
    guard count > 12 else { return map(text) }
    return prefix(10).map(text) + ["... \(count - 10) more"]
  }
}
