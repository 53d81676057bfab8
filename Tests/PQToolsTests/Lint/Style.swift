import PQModel
import PQSemantics
import PQSyntax
import PQTools

/// The warnings about the style of a text.
enum Style {
  static func warnings(_ text: String) -> [Diagnostic] {
    StyleCheck { !bind(.parse($0)).hasErrors }.warnings(of: .parse(text))
  }

  /// Returns the text with all fix-its of its warnings.
  static func fixed(_ text: String) -> String {
    let edits = warnings(text).flatMap { $0.fixIt?.edits ?? [] }
    let bytes = FixIt(title: "", edits: edits).applied(toOriginal: Array(text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func bind(_ tree: SyntaxTree) -> BindingResult {
    Binder.bind(tree, catalog: Catalog(), now: Instant(milliseconds: 1_768_500_000_000))
  }
}
