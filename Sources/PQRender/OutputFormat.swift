/// The formats that pq writes tables in. The raw value is the name on the command line.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Aligned columns under a header, for people.
  case table
  /// The CSV of the export API.
  case csv
  /// Tab-separated values, escaped by backslashes.
  case tsv
  /// One array of row objects, with the keys and values of the export API's `data`.
  case json
  /// One row object a line.
  case jsonl
  /// A table of GitHub Flavored Markdown, for people.
  case markdown
  /// One line a value, for people and for rows that are too wide for a terminal.
  case vertical

  /// The renderer of this format.
  public func renderer(_ options: RenderOptions = RenderOptions()) -> any Renderer {
    switch self {
    case .table: TableRenderer(width: options.width, isColored: options.isColored)
    case .csv: CSVRenderer(times: options.times)
    case .tsv: TSVRenderer(times: options.times)
    case .json: JSONRenderer(times: options.times)
    case .jsonl: JSONLinesRenderer(times: options.times)
    case .markdown: MarkdownRenderer()
    case .vertical: VerticalRenderer(isColored: options.isColored)
    }
  }
}
