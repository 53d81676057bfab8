package import PQ
package import PQSystem
package import PQSemantics

/// The destination of results, and their format.
package struct ResultTarget: ~Copyable {
  package var style: ResultStyle
  /// The pager for results that are taller than the screen; `nil` for none.
  package var pager: Pager?
  private let isColored: Bool
  /// The file for results; `nil` for standard output.
  private var file: ResultFile?
  /// The open file of `file`.
  private var output: AtomicFile?
  /// The file of `--meta`; `nil` for none.
  private var descriptions: DescriptionFile?
  /// True if a result without INTO could not be written. Then no more of these results are written.
  private var hasFailed = false
  private var isFirst = true
  /// The written results of the last text without errors. The list is empty if results should not
  /// be shown again.
  package private(set) var written: [WrittenResult] = []
  private let remembers: Bool

  /// Creates the destination that a style names; `-` is standard output.
  ///
  /// - Parameter remembers: true to keep the results in `written`.
  /// - Throws: `FileError` if the file cannot be written.
  package init(_ style: ResultStyle, isColored: Bool, remembers: Bool = false) throws {
    self.style = style
    self.isColored = isColored
    self.remembers = remembers
    descriptions = try style.meta.map { try DescriptionFile($0) }
    guard let path = style.file, path != "-" else { return }
    try path.checkIsNotReserved()
    output = try AtomicFile(path: path)
    file = ResultFile(path)
  }

  /// The file for results; `nil` for standard output.
  package var path: FilePath? { file?.path }

  /// True if results go to standard output, and its reader is gone.
  package var hasNoReader: Bool { file == nil && StandardStream.output.hasNoReader }

  /// Returns true if the result of a statement can be written.
  func takes(_ statement: CheckedText.Statement) -> Bool {
    statement.into != nil || !hasFailed && !hasNoReader
  }

  /// Writes the answer of a statement. A blank line separates results, except in the JSON formats.
  ///
  /// - Returns: The file of INTO; `nil` if the statement has no INTO.
  /// - Throws: `CommandFailure` or `ClosedPipe` if the result cannot be written completely.
  mutating func write(_ answer: Answer, of statement: CheckedText.Statement) throws -> WrittenFile?
  {
    let settings = statement.settings
    if remembers { written.append(WrittenResult(answer: answer, settings: settings)) }
    if let path = statement.into { return try write(answer, into: FilePath(path), settings) }
    try show(answer, settings)
    return nil
  }

  /// Writes an answer that belongs to no statement, or writes an earlier answer again.
  package mutating func show(
    _ answer: Answer, _ settings: QuerySettings, as format: OutputFormat? = nil
  )
    throws
  {
    let format = self.format(settings, format)
    let isApart = !isFirst && format != .json && format != .jsonl
    isFirst = false
    let renderer = format.renderer(style.options(settings, options))
    do {
      try writeRendered(answer, as: format) { write in
        if isApart { try write([0x0A]) }
        try renderer.render(answer.table, write: write)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: answer.table)
    } catch {
      hasFailed = true
      throw error
    }
  }

  /// Shows lines that are not a result on the terminal of standard output. They do not go into the
  /// file of results.
  package mutating func show(lines: [String]) throws {
    let text = Array(lines.map { $0 + "\n" }.joined().utf8)
    do {
      // The prompt follows below.
      try pager?.show(linesBelow: 1) { write in try write(text) }
        ?? StandardStream.output.write(text)
    } catch is Signals.Interrupt {
      // The user has cancelled the output and needs no message about it.
    }
  }

  /// Begins new output on standard output: no blank line comes first, and an earlier failure is
  /// forgotten. Does nothing if results go to a file.
  package mutating func startOver() {
    if file == nil { (isFirst, hasFailed) = (true, false) }
  }

  /// Begins the output of a text in the interactive shell. The results in `written` are removed,
  /// unless the text has an error and cannot run. In a one-shot run, all texts continue the same
  /// output.
  mutating func begin(_ text: CheckedText) {
    guard remembers else { return }
    startOver()
    if !text.hasErrors { written = [] }
  }

  /// Replaces the results in `written`.
  package mutating func remember(_ results: [WrittenResult]) { written = results }
}

extension ResultTarget {
  /// Checks that the files of INTO are distinct and can be written. Also checks that the file of the
  /// other results can take these results.
  ///
  /// - Parameter others: the number of results without INTO.
  /// - Throws: `CommandFailure.usage` if a check fails.
  func check(into files: [FilePath], others: Int) throws {
    try file?.check(others, as: style.format)
    var taken = ReservedPaths()
    if let path = style.meta { try taken.take(path) }
    if let path = file?.path { try taken.take(path) }
    for file in files { try taken.take(file).check() }
  }

  /// Checks that the file of results can take one more.
  ///
  /// - Throws: `CommandFailure.usage` if the file cannot take one more.
  package func checkNext(as format: OutputFormat?) throws {
    try file?.check(1, as: format ?? style.format)
  }

  /// Sends the following results to another file, and commits the former file. If the new file cannot
  /// be created, nothing changes. If the former file cannot be committed, results go to standard
  /// output.
  ///
  /// - Returns: The former file; `nil` if there was none.
  package mutating func open(_ path: FilePath) throws -> WrittenFile? {
    let output = try AtomicFile(path: path)
    let former = try close()
    self.output = consume output
    file = ResultFile(path)
    isFirst = true
    return former
  }

  /// Commits the file. The following results go to standard output.
  ///
  /// - Returns: The file; `nil` if there was none.
  @discardableResult
  package mutating func close() throws -> WrittenFile? {
    defer { (file, hasFailed) = (nil, false) }
    guard let file, var output = output.take() else { return nil }
    try file.checkWritten()
    return try output.commit(file.completeness)
  }

  /// Commits the file of results at the end of a run, unless writing to it has failed and was reported, and
  /// then the file of `--meta`.
  ///
  /// - Returns: The file; `nil` if there is none or writing has failed.
  package mutating func commit() throws -> WrittenFile? {
    var written: WrittenFile?
    if let file, !file.isIncomplete { written = try output?.commit(file.completeness) }
    try descriptions?.commit()
    return written
  }
}

extension ResultTarget {
  /// Adds a result that was written to the file of `--meta`, if there is one.
  ///
  /// - Throws: `FileError` or `ClosedPipe` if the file cannot be written.
  mutating func describe(_ description: @autoclosure () -> ResultDescription) throws {
    try descriptions?.add(description())
  }

  /// Commits the file of `--meta` at the end of an interactive shell.
  package mutating func commitDescriptions() throws { try descriptions?.commit() }

  /// Returns the format of a result. The first of these that names a format counts: `wanted`, the
  /// command line, the extension of the file, SET.
  private func format(_ settings: QuerySettings, _ wanted: OutputFormat?) -> OutputFormat {
    wanted ?? style.format ?? file?.format ?? settings.outputFormat ?? .table
  }

  /// The options for the default output. The width is read each time, because the window can change.
  private var options: RenderOptions {
    let isTerminal = file == nil && StandardStream.output.isTerminal
    return RenderOptions(
      width: isTerminal ? StandardStream.output.width : nil, isColored: isColored && file == nil)
  }

  /// Renders an answer to the default output.
  private mutating func writeRendered(
    _ answer: Answer, as format: OutputFormat, _ render: (@escaping Pager.Write) throws -> Void
  ) throws {
    if file != nil {
      try write(answer, as: format, render)
    } else if format.isForPeople, pager != nil {
      // The line about the result and the prompt follow below.
      try pager?.show(linesBelow: 2, render)
    } else {
      try Pager.show(render)
    }
  }

  /// Renders an answer to the file.
  private mutating func write(
    _ answer: Answer, as format: OutputFormat, _ render: (@escaping Pager.Write) throws -> Void
  ) throws {
    do {
      try render { [writer = output?.writer] lines in
        try Signals.checkInterrupt()
        try writer?.write(lines)
      }
    } catch {
      file?.isIncomplete = true
      throw error
    }
    file?.add(format, isWhole: answer.isComplete, isAccepted: style.keepsPartial)
  }

  /// Returns the failure of a result whose output the user cancelled.
  static func cancellation(of table: DataTable) -> CommandFailure {
    let rows = ResultLine(rows: table.rowCount).text
    return CommandFailure(
      status: .cancelled, message: "cancelled; the answer has \(rows), and not all is written")
  }
}

/// The command-line options for results. For an option that is `nil`, the settings of the text decide.
package struct ResultStyle: Equatable {
  package var format: OutputFormat?
  package var times: RenderOptions.TimeStyle?
  /// The file to write to; `nil` or `-` for standard output.
  var file: FilePath?
  /// True if an incomplete result is written to its file like a complete one.
  var keepsPartial: Bool
  /// True if the duration of each statement is reported.
  package var hasTiming: Bool
  /// The file that describes each result; `nil` for none.
  var meta: FilePath?

  package init(
    format: OutputFormat? = nil, times: RenderOptions.TimeStyle? = nil, file: FilePath? = nil,
    keepsPartial: Bool = false, hasTiming: Bool = false, meta: FilePath? = nil
  ) {
    (self.format, self.times, self.file, self.meta) = (format, times, file, meta)
    (self.keepsPartial, self.hasTiming) = (keepsPartial, hasTiming)
  }
}

extension ResultStyle {
  /// Returns the options of a renderer. An option of the command line has precedence over a SET of the
  /// text.
  func options(_ settings: QuerySettings, _ options: RenderOptions) -> RenderOptions {
    var options = options
    options.times = times ?? settings.timeStyle ?? options.times
    return options
  }
}

/// A result that was written, kept to be shown again.
package struct WrittenResult {
  package let answer: Answer
  /// The settings in force at the statement.
  package let settings: QuerySettings

  package var table: DataTable { answer.table }
}
