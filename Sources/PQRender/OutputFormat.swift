/// The output formats of tables. The raw value is the name on the command line.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Aligned columns under a header, for people.
  case table
  /// The CSV of the export API: texts in double quotes, times in milliseconds since the epoch.
  case csv
  /// Tab-separated values with backslash escapes.
  case tsv
  /// An array of one object for each row, with the keys and values of the export API's `data`.
  case json
  /// JSON Lines: one object for each row, each in a line of its own.
  case jsonl
  /// A table in GitHub Flavored Markdown, for people.
  case markdown
  /// A line `name: value` for each cell, for people and for rows wider than the terminal.
  case vertical

  /// True if the format rounds and shortens values for people. The other formats are exact and never
  /// paged.
  public var isForPeople: Bool {
    switch self {
    case .table, .markdown, .vertical: true
    case .csv, .tsv, .json, .jsonl: false
    }
  }

  /// The extension of file names in this format, without the dot; `nil` if the format has none.
  public var fileEnding: String? {
    switch self {
    case .table: "txt"
    case .csv, .tsv, .json, .jsonl: rawValue
    case .markdown: "md"
    case .vertical: nil
    }
  }

  /// Creates the format that belongs to the extension of a file name, in any letter case; `nil` if no
  /// format has that extension.
  public init?(fileName: String) {
    let ending = fileName.split(separator: ".").last?.lowercased()
    guard let format = Self.allCases.first(where: { $0.fileEnding == ending }), ending != nil else {
      return nil
    }
    self = format
  }

  /// Returns a renderer of this format. It ignores options that do not apply to the format.
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
