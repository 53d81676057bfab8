import PQ

/// Where results go, in the format that was asked for.
struct ResultTarget: ~Copyable {
  var style: RunJob.ResultStyle
  /// What shows results that are taller than the screen; nil if nothing does.
  var pager: Pager?
  private let isColored: Bool
  private var file: AtomicFile?
  /// The format that the file's name asks for, if it was chosen in a conversation.
  private var fileFormat: OutputFormat?
  /// Whether something of the file is missing.
  private var isSpoilt = false
  private var isFirst = true
  /// What has been written since the last start, if somebody may want to see it again.
  private(set) var written: [WrittenResult] = []
  private let remembers: Bool

  /// The place that a style names; a file that cannot be written is found out here.
  init(_ style: RunJob.ResultStyle, isColored: Bool, remembers: Bool = false) throws {
    self.style = style
    self.isColored = isColored
    self.remembers = remembers
    if let path = style.file { file = try AtomicFile(path: path) }
  }

  /// Finds out whether the files of INTO can be written, each of which holds one result.
  func check(_ files: [String]) throws {
    var taken: Set<String> = []
    if let file = style.file { taken.insert(FilePlace(file).path) }
    for file in files {
      let place = FilePlace(file)
      guard taken.insert(place.path).inserted else {
        throw CommandFailure.usage("two results would be written to \(file); each needs its own")
      }
      try place.check()
    }
  }

  /// Writes a result, with an empty line between two of them unless the format needs none.
  mutating func write(_ table: Table, of statement: Prepared.Statement) throws {
    let settings = statement.settings
    if remembers { written.append(WrittenResult(table: table, settings: settings)) }
    if let path = statement.into { return try write(table, into: path, settings) }
    try show(table, settings)
  }

  /// Writes a table that is no statement's, or once more what was written before.
  mutating func show(_ table: Table, _ settings: Settings, as format: OutputFormat? = nil) throws {
    let format = format ?? style.format ?? fileFormat ?? settings.outputFormat ?? .table
    let isApart = !isFirst && format != .json && format != .jsonl
    isFirst = false
    let renderer = format.renderer(style.options(settings, options))
    do {
      try pour(isPaged: format.isForPeople) { write in
        if isApart { try write([0x0A]) }
        try renderer.render(table, write: write)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: table)
    }
  }

  /// Shows plain text that is no result, and hence belongs into no file of results.
  mutating func show(lines: [String]) throws {
    let text = Array(lines.map { $0 + "\n" }.joined().utf8)
    guard StandardStream.output.isTerminal else { return try StandardStream.error.write(text) }
    do {
      // Below it there is the prompt.
      try pager?.show(linesBelow: 1) { write in try write(text) }
        ?? StandardStream.output.write(text)
    } catch is Signals.Interrupt {
      // Whoever does not want to see it does not want to be told so either.
    }
  }

  /// Says that what comes next stands for itself, with no empty line before it.
  mutating func startOver() { if file == nil { isFirst = true } }

  /// Says that another text begins, whose results are those to see again.
  mutating func forget() { written = [] }

  /// Says what is to be seen again after all.
  mutating func remember(_ results: [WrittenResult]) { written = results }

  /// Lets results go to another file from now on. The former is written; if that or the new one
  /// cannot be, results go where they went, or else to the terminal.
  mutating func open(_ path: String) throws {
    let file = try AtomicFile(path: path)
    try close()
    self.file = consume file
    style.file = path
    fileFormat = OutputFormat(fileName: path)
    isFirst = true
  }

  /// Puts the file in its place; results go to standard output again.
  ///
  /// - Returns: the path of the file; nil if there was none.
  @discardableResult
  mutating func close() throws -> String? {
    guard var former = file.take(), let path = style.file else { return nil }
    defer { (style.file, fileFormat, isSpoilt) = (nil, nil, false) }
    try checkWhole()
    try former.commit()
    return path
  }

  /// Says that everything has been written.
  mutating func commit() throws {
    try checkWhole()
    try file?.commit()
  }

  /// A file is written whole or not at all.
  private func checkWhole() throws {
    guard isSpoilt, let path = style.file else { return }
    throw CommandFailure.usage("\(path) is not written, because not all results got there whole")
  }

  /// What a renderer is told. A window may have another width by now.
  private var options: RenderOptions {
    let isTerminal = style.file == nil && StandardStream.output.isTerminal
    return RenderOptions(
      width: isTerminal ? StandardStream.output.width : nil,
      isColored: isColored && style.file == nil)
  }

  /// Lets something be written where results go.
  private mutating func pour(isPaged: Bool, _ render: (Pager.Write) throws -> Void) throws {
    if file != nil {
      do {
        try render { lines in
          try Signals.checkInterrupt()
          try file?.write(lines)
        }
      } catch {
        isSpoilt = true
        throw error
      }
    } else if isPaged, pager != nil {
      // Below it there are the line about the result and the prompt.
      try pager?.show(linesBelow: 2, render)
    } else {
      try Pager.show(render)
    }
  }

  /// In a conversation the rest of a long result can be done without.
  static func cancellation(of table: Table) -> CommandFailure {
    let rows = ResultLine(rows: table.rowCount).text
    return CommandFailure(
      status: .cancelled, message: "cancelled; the answer has \(rows), and not all is written")
  }
}
