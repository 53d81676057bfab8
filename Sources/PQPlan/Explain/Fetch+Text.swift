import PQModel
import PQSyntax

extension Fetch {
  /// The filters of the request as a query writes them, long lists cut short; nil if it has none.
  package var filterText: String? { request.filters.isEmpty ? nil : request.filters.text }
}

extension RowLabel {
  /// The dimension and its value as a query writes them, a long value cut short.
  package var text: String {
    let start = value.unicodeScalars.prefix(60)
    let isWhole = start.endIndex == value.endIndex
    return "\(dimension.rawValue) = \(StringLiteral.quoted(String(start) + (isWhole ? "" : "...")))"
  }
}
