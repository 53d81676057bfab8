extension ExportRequest {
  /// The JSON body of the request on one line, with the fields in the order of the API's examples.
  /// Empty lists of filters and dimensions are omitted.
  public var body: String {
    var fields = [
      "\"from\": \(range.from.milliseconds)", "\"to\": \(range.to.milliseconds)",
      "\"interval\": \(JSONText.quoted(interval.rawValue))",
    ]
    if !filters.isEmpty {
      let entries = filters.map { "\(JSONText.quoted($0.dimension.rawValue)): \(list($0.values))" }
      fields.append("\"filters\": {\(entries.joined(separator: ", "))}")
    }
    if !dimensions.isEmpty {
      fields.append("\"dimensions\": \(list(dimensions.map(\.rawValue)))")
    }
    fields.append("\"metrics\": \(list(metrics.map(\.rawValue)))")
    return "{\(fields.joined(separator: ", "))}"
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(JSONText.quoted).joined(separator: ", "))]"
  }
}
