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

  /// Whether values are written as people read them. What is for programs is exact and never paged.
  public var isForPeople: Bool {
    switch self {
    case .table, .markdown, .vertical: true
    case .csv, .tsv, .json, .jsonl: false
    }
  }

  /// What the name of a file in this format ends in; nil for a format that is not for files.
  public var fileEnding: String? {
    switch self {
    case .table: "txt"
    case .csv, .tsv, .json, .jsonl: rawValue
    case .markdown: "md"
    case .vertical: nil
    }
  }

  /// The format that the end of a file's name stands for.
  public init?(fileName: String) {
    let ending = fileName.split(separator: ".").last?.lowercased()
    guard let format = Self.allCases.first(where: { $0.fileEnding == ending }), ending != nil else {
      return nil
    }
    self = format
  }

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
