import PQModel
import PQSyntax

extension FetchRequest {
  /// The filters of the request as a query writes them, with long lists shortened; `nil` if there are
  /// none.
  package var filterText: String? { request.filters.isEmpty ? nil : request.filters.text }
}

extension RowLabel {
  /// The dimension and its value as a query writes them, with the value shortened to 60 characters.
  package var text: String {
    let start = value.unicodeScalars.prefix(60)
    let isWhole = start.endIndex == value.endIndex
    return "\(dimension.rawValue) = \(StringLiteral.quoted(String(start) + (isWhole ? "" : "...")))"
  }
}
