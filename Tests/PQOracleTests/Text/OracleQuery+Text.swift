import PQModel
import PQTestSupport

extension OracleQuery {
  /// The query as a text for pq.
  var text: String {
    var random = SeededRandom(seed: spelling.seed)
    let select = "SELECT " + (selectsAll ? "*" : items.map(text).joined(separator: ", "))
    return ([select] + clauses.shuffled(using: &random)).joined(separator: " ")
  }

  private var clauses: [String] {
    range.texts.map { $0 + (isLastOfRange($0) && range.includesNow ? " INCLUDING NOW" : "") }
      + [
        dimensions.isEmpty ? nil : "BY " + dimensions.map(spelling.name).joined(separator: ", "),
        match.map { "WHERE " + $0.text(spelling) },
        bucketLength.map { "EVERY " + $0.text },
        zone.map { "TIMEZONE " + spelling.quoted($0) },
        filling == .nothing ? nil : "FILL " + filling.rawValue,
        earlier.map { "COMPARE WITH " + $0.text },
        having.map { "HAVING " + $0.text(aliases: aliases) },
        order.isEmpty ? nil : "ORDER BY " + order.map(text).joined(separator: ", "),
        top.map(text),
        limit.map { "LIMIT \($0)" },
      ].compactMap { $0 }
  }

  private func isLastOfRange(_ text: String) -> Bool { text == range.texts.last }

  /// The names of the columns, with `?` for a column that has no name.
  var aliases: [String] {
    items.map { item in
      if case .metric(let metric) = item.formula { return item.alias ?? metric.rawValue }
      return item.alias ?? "?"
    }
  }

  private func text(_ item: Item) -> String {
    item.formula.text(aliases: aliases) + (item.alias.map { " AS " + $0 } ?? "")
  }

  private func text(_ term: Term) -> String {
    let key =
      switch term.target {
      case .timestamp: "timestamp"
      case .dimension(let place): spelling.name(dimensions[place])
      case .formula(let formula): formula.text(aliases: aliases)
      }
    return key + (term.isDescending ? " DESC" : "")
  }

  private func text(_ top: Top) -> String {
    "TOP \(top.count) BY \(top.formula.text(aliases: aliases))"
      + (top.hasOthers ? " WITH OTHERS" : "")
  }
}

extension Spelling {
  func name(_ dimension: ExportDimension) -> String {
    hasShortNames ? dimension.shortName : dimension.rawValue
  }

  func quoted(_ value: String) -> String {
    let quote = hasDoubleQuotes ? "\"" : "'"
    return quote + value.replacing(quote, with: quote + quote) + quote
  }
}
