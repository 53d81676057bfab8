package import PQSyntax

/// A rule of style: a form of a text that is correct, and that another form with the same numbers
/// expresses better.
package enum StyleRule: CaseIterable, Sendable {
  case useBits, useSizeUnit

  /// The description of a rule. It is in the file of the rule.
  package struct Details: Sendable {
    /// The code of the warnings. It is also the name of the rule in `-- pq: allow NAME`.
    package let code: DiagnosticCode
    /// The rule in one sentence.
    package let sentence: String
    /// An expression that breaks the rule.
    package let before: String
    /// The same expression after the fix-it.
    package let after: String
  }

  /// The description of the rule.
  package var details: Details {
    switch self {
    case .useBits: UseBits.details
    case .useSizeUnit: UseSizeUnit.details
    }
  }

  /// The name of the rule.
  package var name: String { details.code.rawValue }

  /// Returns the warning about a product, with its fix-it; `nil` if the product follows the rule.
  func warning(about product: Product) -> Diagnostic? {
    switch self {
    case .useBits: UseBits.warning(about: product)
    case .useSizeUnit: UseSizeUnit.warning(about: product)
    }
  }
}

/// A chain of multiplications and divisions, and the units of its operands.
struct Product {
  let node: SyntaxNode
  let operands: [SyntaxNode]
  private let units: OperandUnits

  init(_ node: SyntaxNode, _ units: OperandUnits) {
    self.node = node
    self.units = units
    operands = node.children
  }

  /// Returns the unit of an operand; `nil` if it is not known.
  func unit(_ index: Int) -> OperandUnit? { units.unit(of: operands[index]) }

  /// Returns the unit of the product of the first operands; `nil` if it is not known.
  func unit(ofFirst count: Int) -> OperandUnit? { units.unit(of: node, first: count) }

  /// Returns the kind of the operator before an operand.
  func sign(before index: Int) -> Token.Kind { node.tokenBefore(operands[index]).kind }

  /// Returns the value of an operand that is a number without a unit; `nil` for other operands.
  func number(_ index: Int) -> Double? {
    let operand = operands[index]
    guard operand.kind == .number else { return nil }
    return Double(operand.text.filter { $0 != "_" })
  }
}

extension Diagnostic {
  /// Creates a warning about style.
  static func style(_ code: DiagnosticCode, _ message: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(code, message, at: range).with { $0.severity = .warning }
  }
}
