import PQ

/// Where results go, in the format that was asked for.
struct ResultTarget: ~Copyable {
  private let style: RunJob.ResultStyle
  private let options: RenderOptions
  private var file: AtomicFile?
  private var isFirst = true

  /// The place that a style names; a file that cannot be written is found out here.
  init(_ style: RunJob.ResultStyle, isColored: Bool) throws {
    let isTerminal = style.file == nil && StandardStream.output.isTerminal
    self.style = style
    options = RenderOptions(
      width: isTerminal ? StandardStream.output.width : nil,
      isColored: isColored && style.file == nil)
    if let path = style.file { file = try AtomicFile(path: path) }
  }

  /// Finds out whether files can be written that results will be put into, each one result.
  static func check(_ files: [String]) throws {
    var known: Set<String> = []
    for file in files {
      guard known.insert(file).inserted else {
        throw CommandFailure.usage("two results would be written into \(file)")
      }
      // Opened and left again, which leaves no trace.
      _ = try AtomicFile(path: file)
    }
  }

  /// Writes a result, with an empty line between two of them unless the format needs none.
  mutating func write(_ table: Table, of statement: Prepared.Statement) throws {
    if let path = statement.into { return try write(table, into: path, statement.settings) }
    let format =
      style.format ?? statement.settings.format.flatMap { OutputFormat(rawValue: $0) } ?? .table
    if !isFirst, format != .json, format != .jsonl { try write([0x0A]) }
    isFirst = false
    let renderer = format.renderer(options(statement.settings, options))
    try renderer.render(table) { bytes in try write(bytes) }
  }

  /// Says that everything has been written.
  mutating func commit() throws {
    try file?.commit()
  }

  private func write(_ table: Table, into path: String, _ settings: Settings) throws {
    let format = OutputFormat(fileName: path) ?? .csv
    var file = try AtomicFile(path: path)
    let writer = file.writer
    let renderer = format.renderer(options(settings, RenderOptions()))
    try renderer.render(table) { bytes in try writer.write(bytes) }
    try file.commit()
  }

  private func options(_ settings: Settings, _ options: RenderOptions) -> RenderOptions {
    var options = options
    options.times =
      style.times ?? settings.time.flatMap { RenderOptions.TimeStyle(rawValue: $0) }
      ?? options.times
    return options
  }

  private func write(_ bytes: [UInt8]) throws {
    if file == nil { return try StandardStream.output.write(bytes) }
    try file?.write(bytes)
  }
}
