public import PQModel

// The formats of tables, the options of their renderers, and the protocol of a renderer.

/// The output formats of tables. The raw value is the name on the command line.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Aligned columns under a header, for people.
  case table
  /// The CSV of the export API: texts in double quotes, times in milliseconds since the epoch.
  case csv
  /// Tab-separated values with backslash escapes.
  case tsv
  /// A JSON array with one object for each row. Keys and values are like those in `data` of the export
  /// API.
  case json
  /// JSON Lines: one object for each row, and one line for each object.
  case jsonl
  /// A table in GitHub Flavored Markdown, for people.
  case markdown
  /// A line `name: value` for each cell, for people. It suits rows that are wider than the terminal.
  case vertical

  /// A phrase that describes the format, for help.
  package var summary: String {
    switch self {
    case .table: "aligned columns for people; the default"
    case .csv: "the CSV of the export API; times in ms since 1970, exact numbers"
    case .tsv: "values separated by tabs, with backslash escapes"
    case .json: "an array of objects, one for each row, as in the export API"
    case .jsonl: "one JSON object for each row, on a line of its own"
    case .markdown: "a table for documents, rounded like table"
    case .vertical: "a line for each cell, for rows wider than the terminal"
    }
  }

  /// True if the format rounds and shortens values for people. Output in the other formats is exact, and
  /// no pager is used for it.
  public var isForPeople: Bool {
    switch self {
    case .table, .markdown, .vertical: true
    case .csv, .tsv, .json, .jsonl: false
    }
  }

  /// The extension of file names for this format, without the dot; `nil` if the format has no extension.
  public var fileEnding: String? {
    switch self {
    case .table: "txt"
    case .csv, .tsv, .json, .jsonl: rawValue
    case .markdown: "md"
    case .vertical: nil
    }
  }

  /// Creates the format for the extension of a file name; `nil` if no format has the extension. Letter
  /// case is ignored.
  public init?(fileName: String) {
    let ending = fileName.split(separator: ".").last?.lowercased()
    guard let format = Self.allCases.first(where: { $0.fileEnding == ending }), ending != nil else {
      return nil
    }
    self = format
  }

  /// Returns a renderer for this format. The renderer ignores options that do not apply to the format.
  package func renderer(_ options: RenderOptions = RenderOptions()) -> any Renderer {
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

/// The options of renderers. A renderer ignores options that do not apply to its format.
public struct RenderOptions: Sendable, Hashable {
  /// The notation of times in `csv`, `tsv`, `json` and `jsonl`. Other formats always write dates.
  public enum TimeStyle: String, Sendable, Hashable, CaseIterable {
    /// Milliseconds since the epoch, as in the export API.
    case native
    /// ISO 8601: `2026-01-15T20:30:00.000Z` in UTC, or `2026-01-15T21:30:00.000+01:00` in the local time
    /// of another zone.
    case iso
  }

  /// The notation of times in `csv`, `tsv`, `json` and `jsonl`.
  public var times: TimeStyle
  /// The width of the terminal in columns; `nil` for no limit. Only `table` uses it.
  public var width: Int?
  /// True if `table` and `vertical` may use the control sequences of a terminal for bold and dim text.
  public var isColored: Bool

  /// Creates options. The defaults suit a file or a pipe.
  public init(times: TimeStyle = .native, width: Int? = nil, isColored: Bool = false) {
    self.times = times
    self.width = width
    self.isColored = isColored
  }
}

/// A writer of tables as text in one format.
///
/// A renderer passes on each line as soon as the line is complete. It does not hold the whole output in
/// memory. It throws no errors of its own: it rethrows the errors of the sink.
package protocol Renderer: Sendable {
  /// Writes a table to a sink. The caller flushes the sink.
  ///
  /// - Throws: the error of the sink's closure.
  func render(_ table: DataTable, to sink: inout ByteSink) throws
}

extension OutputFormat {
  /// Returns a table as text in this format. The text must fit into memory.
  public func text(of table: DataTable, _ options: RenderOptions = RenderOptions()) -> String {
    renderer(options).text(of: table)
  }

  /// Writes a table in this format, in chunks of about 64 KiB of UTF-8. Each chunk ends at the end of a
  /// line. `table` measures all rows before it writes, and passes empty chunks meanwhile.
  ///
  /// - Throws: the error of the closure, which ends the writing.
  public func write(
    _ table: DataTable, _ options: RenderOptions = RenderOptions(),
    to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    try renderer(options).render(table, write: write)
  }
}

extension Renderer {
  /// Writes a table in chunks of about 64 KiB. Each chunk ends at the end of a line.
  ///
  /// The format `table` measures all rows before it writes. Meanwhile, the closure gets empty chunks, so
  /// that it can cancel the rendering by throwing an error.
  ///
  /// - Throws: the error of the closure. It ends the rendering.
  package func render(_ table: DataTable, write: @escaping ([UInt8]) throws -> Void) throws {
    var sink = ByteSink(write: write)
    try render(table, to: &sink)
    try sink.flush()
  }

  /// Returns the rendered table as one string. The string must fit into memory.
  package func text(of table: DataTable) -> String {
    var bytes: [UInt8] = []
    // Only the closure can throw an error, and this closure does not.
    try? render(table) { chunk in bytes += chunk }
    return String(decoding: bytes, as: UTF8.self)
  }
}
