import PQSemantics
import PQSyntax

/// Replaces a multiplication of bytes by 8. The numbers are the same, and pq shows them as bits.
enum UseBits {
  static let details = StyleRule.Details(
    code: .useBits, sentence: "Bytes are converted to bits with bits(x), which is shown in bits.",
    before: "8 * rate(http)", after: "bits(rate(http))")

  static func warning(about product: Product) -> Diagnostic? {
    // A later factor would change the order of the multiplications.
    guard product.sign(before: 1) == .star else { return nil }
    let isEight = product.node.tree.isEight
    if isEight(product.operands[0]), product.unit(1) == .bytes {
      return warning(product, bytes: product.operands[1].ungrouped)
    }
    if isEight(product.operands[1]), product.unit(0) == .bytes {
      return warning(product, bytes: product.operands[0].ungrouped)
    }
    return nil
  }

  private static func warning(_ product: Product, bytes: SyntaxNode) -> Diagnostic? {
    let tree = product.node.tree
    let range = product.operands[0].range.lowerBound..<product.operands[1].range.upperBound
    let before = range.lowerBound..<bytes.range.lowerBound
    let after = bytes.range.upperBound..<range.upperBound
    // The fix-it would remove a comment.
    guard tree.hasNoComment(before), tree.hasNoComment(after) else { return nil }
    let text = Diagnostic.shown(tree.text(range))
    return Diagnostic.style(
      .useBits, "\(text) is a number of bits, and is shown as bytes", at: range
    )
    .repaired(
      "bits(\(tree.text(bytes.range)))", FixIt.Edit(before, "bits("), FixIt.Edit(after, ")"))
  }
}

extension SyntaxTree {
  /// Returns true if a node is the whole number 8.
  fileprivate func isEight(_ node: SyntaxNode) -> Bool { node.kind == .number && node.text == "8" }

  fileprivate func hasNoComment(_ range: Range<Int>) -> Bool {
    source[range].allSatisfy { byte in
      [0x20, 0x09, 0x0A, 0x0D].contains(byte) || "()*8".utf8.contains(byte)
    }
  }
}
