import PQModel
import PQSemantics
import PQSyntax

/// The unit of an operand, without "per second".
enum OperandUnit {
  case bytes, bits, milliseconds
  /// A number without a unit.
  case bare
}

/// The units of operands, estimated from the text alone. An expression with a name of LET has no known
/// unit.
struct OperandUnits {
  /// The aliases of columns in lower case. In some clauses they hide metrics of the same name.
  private let aliases: Set<String>

  /// Creates the units for the expressions of a statement.
  init(_ statement: SyntaxNode) { aliases = Self.aliases(in: statement) }

  private static func aliases(in node: SyntaxNode) -> Set<String> {
    switch node.kind {
    case .alias: [node.text.lowercased()]
    case .explainStatement, .query, .selectClause, .selectItem:
      node.children.reduce(into: []) { $0.formUnion(aliases(in: $1)) }
    default: []
    }
  }

  /// Returns the unit of an expression; `nil` if it is not known.
  func unit(of node: SyntaxNode) -> OperandUnit? {
    switch node.kind {
    case .number: return .bare
    case .size: return node.text.hasSuffix("B") ? .bytes : .bits
    case .duration: return .milliseconds
    case .name: return unit(named: node.text.lowercased())
    case .group, .signed: return node.children.first.flatMap { unit(of: $0) }
    case .sum: return common(node.children)
    // The bits in 8 * http are not known as bits before the other rule's fix-it is applied.
    case .product:
      return UseBits.warning(about: Product(node, self)) == nil ? unit(of: node, first: .max) : nil
    case .call: return unit(ofCall: node.children)
    default: return nil
    }
  }

  /// Returns the unit of the product of the first operands of a chain; `nil` if it is not known. At most one
  /// of them may have a unit, which must not be a divisor.
  func unit(of product: SyntaxNode, first count: Int) -> OperandUnit? {
    var result = OperandUnit.bare
    for (index, operand) in product.children.prefix(count).enumerated() {
      guard let unit = unit(of: operand) else { return nil }
      guard unit != .bare else { continue }
      guard result == .bare, index == 0 || product.tokenBefore(operand).kind == .star else {
        return nil
      }
      result = unit
    }
    return result
  }

  private func unit(named name: String) -> OperandUnit? {
    guard !aliases.contains(name) else { return nil }
    switch Metric(rawValue: name)?.unit {
    case .bytes?: return .bytes
    case .milliseconds?: return .milliseconds
    default: return nil
    }
  }

  /// Returns the unit of values that are added or chosen from.
  private func common(_ nodes: [SyntaxNode]) -> OperandUnit? {
    var result = OperandUnit.bare
    for node in nodes {
      guard let unit = unit(of: node) else { return nil }
      guard unit != .bare, unit != result else { continue }
      guard result == .bare else { return nil }
      result = unit
    }
    return result
  }

  private func unit(ofCall parts: [SyntaxNode]) -> OperandUnit? {
    guard parts.count > 1 else { return nil }
    switch Function(rawValue: parts[0].text.lowercased()) {
    case .rate, .delta, .cumulative, .movingAverage, .max, .min, .avg, .shortPercentile,
      .percentile,
      .abs, .round:
      return unit(of: parts[1])
    case .bits: return .bits
    case .least, .greatest, .coalesce: return common(Array(parts.dropFirst()))
    case .if: return common(Array(parts.dropFirst(2)))
    case .share, .rank, nil: return nil
    }
  }
}
