package import PQ
package import PQSystem

/// Where results go, in the format that was asked for.
package struct ResultTarget: ~Copyable {
  package var style: ResultStyle
  /// What shows results that are taller than the screen; nil if nothing does.
  package var pager: Pager?
  private let isColored: Bool
  /// The file of results; nil if they go to standard output.
  private var file: ResultFile?
  /// The same file while it is written.
  private var output: AtomicFile?
  /// Whether results that have no file of their own cannot be written any more.
  private var isLost = false
  private var isFirst = true
  /// What has been written since the last start, if somebody may want to see it again.
  package private(set) var written: [WrittenResult] = []
  private let remembers: Bool

  /// The place that a style names, `-` being standard output; a file that cannot be written is found
  /// out here.
  package init(_ style: ResultStyle, isColored: Bool, remembers: Bool = false) throws {
    self.style = style
    self.isColored = isColored
    self.remembers = remembers
    guard let path = style.file, path != "-" else { return }
    output = try AtomicFile(path: path)
    file = ResultFile(path)
  }

  /// The file that results go to; nil if it is standard output.
  package var path: FilePath? { file?.path }

  /// Whether nobody reads standard output any more, to which results go.
  package var hasNoReader: Bool { file == nil && StandardStream.output.hasNoReader }

  /// Whether the result of a statement can get anywhere.
  func takes(_ statement: Prepared.Statement) -> Bool {
    statement.into != nil || !isLost && !hasNoReader
  }

  /// Writes the answer of a statement, with an empty line between two of them unless the format needs
  /// none.
  ///
  /// - Returns: the file of its own that it was written to; nil if it has none.
  mutating func write(_ answer: Answer, of statement: Prepared.Statement) throws -> WrittenFile? {
    let settings = statement.settings
    if remembers { written.append(WrittenResult(answer: answer, settings: settings)) }
    if let path = statement.into { return try write(answer, into: FilePath(path), settings) }
    try show(answer, settings)
    return nil
  }

  /// Writes an answer that is no statement's, or once more what was written before.
  package mutating func show(_ answer: Answer, _ settings: Settings, as format: OutputFormat? = nil)
    throws
  {
    let format = self.format(settings, format)
    let isApart = !isFirst && format != .json && format != .jsonl
    isFirst = false
    let renderer = format.renderer(style.options(settings, options))
    do {
      try pour(answer, as: format) { write in
        if isApart { try write([0x0A]) }
        try renderer.render(answer.table, write: write)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: answer.table)
    } catch {
      isLost = true
      throw error
    }
  }

  /// Shows plain text that is no result, and hence belongs into no file of results.
  package mutating func show(lines: [String]) throws {
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

  /// Says that what comes next stands for itself, with no empty line before it, and may be written
  /// again if what came before could not.
  package mutating func startOver() {
    if file == nil { (isFirst, isLost) = (true, false) }
  }

  /// Says that another text begins, whose results are those to see again.
  package mutating func forget() { written = [] }

  /// Says what is to be seen again after all.
  package mutating func remember(_ results: [WrittenResult]) { written = results }
}

extension ResultTarget {
  /// Finds out whether the files of INTO can be written, each of which holds one result, and whether
  /// the file of all others takes so many.
  ///
  /// - Parameter others: how many results have no file of their own.
  func check(into files: [FilePath], others: Int) throws {
    try file?.check(others, as: style.format)
    var taken = TakenFiles()
    if let path = file?.path { try taken.take(path) }
    for file in files { try taken.take(file).check() }
  }

  /// Finds out whether one more result can be written, as `check(into:others:)` does.
  package func checkNext(as format: OutputFormat?) throws {
    try file?.check(1, as: format ?? style.format)
  }

  /// Lets results go to another file from now on. The former is written; if that or the new one
  /// cannot be, results go where they went, or else to the terminal.
  ///
  /// - Returns: the former file; nil if there was none.
  package mutating func open(_ path: FilePath) throws -> WrittenFile? {
    let output = try AtomicFile(path: path)
    let former = try close()
    self.output = consume output
    file = ResultFile(path)
    isFirst = true
    return former
  }

  /// Puts the file in its place; results go to standard output again.
  ///
  /// - Returns: the file; nil if there was none.
  @discardableResult
  package mutating func close() throws -> WrittenFile? {
    defer { (file, isLost) = (nil, false) }
    guard let file, var output = output.take() else { return nil }
    try file.checkWritten()
    return try output.commit(file.completeness)
  }

  /// Puts the file in its place, unless something of it could not be written, which has been reported.
  package mutating func commit() throws -> WrittenFile? {
    guard let file, !file.isSpoilt else { return nil }
    return try output?.commit(file.completeness)
  }
}

extension ResultTarget {
  /// An option wins over the name of the file, and that over what the text has set.
  private func format(_ settings: Settings, _ wanted: OutputFormat?) -> OutputFormat {
    wanted ?? style.format ?? file?.format ?? settings.outputFormat ?? .table
  }

  /// What a renderer is told. A window may have another width by now.
  private var options: RenderOptions {
    let isTerminal = file == nil && StandardStream.output.isTerminal
    return RenderOptions(
      width: isTerminal ? StandardStream.output.width : nil, isColored: isColored && file == nil)
  }

  /// Lets something be written where results go.
  private mutating func pour(
    _ answer: Answer, as format: OutputFormat, _ render: (Pager.Write) throws -> Void
  ) throws {
    if file != nil {
      try write(answer, as: format, render)
    } else if format.isForPeople, pager != nil {
      // Below it there are the line about the result and the prompt.
      try pager?.show(linesBelow: 2, render)
    } else {
      try Pager.show(render)
    }
  }

  /// Lets something be written into the file.
  private mutating func write(
    _ answer: Answer, as format: OutputFormat, _ render: (Pager.Write) throws -> Void
  ) throws {
    do {
      try render { lines in
        try Signals.checkInterrupt()
        try output?.write(lines)
      }
    } catch {
      file?.isSpoilt = true
      throw error
    }
    file?.add(format, isWhole: answer.isWhole, isAccepted: style.keepsPartial)
  }

  /// In a conversation the rest of a long result can be done without.
  static func cancellation(of table: Table) -> CommandFailure {
    let rows = ResultLine(rows: table.rowCount).text
    return CommandFailure(
      status: .cancelled, message: "cancelled; the answer has \(rows), and not all is written")
  }
}

/// The files that one run writes, each of which holds one result.
private struct TakenFiles {
  private var paths: Set<FilePath> = []

  /// Takes a file, and the one beside it that an answer in part would go to.
  @discardableResult
  mutating func take(_ name: FilePath) throws -> FilePlace {
    let place = FilePlace(name)
    let all = [place.path] + (place.kind == .file ? [PartialFile(beside: place).path] : [])
    guard paths.isDisjoint(with: all) else {
      throw CommandFailure.usage(
        "two results would be written to \(name); each needs its own")
    }
    paths.formUnion(all)
    return place
  }
}
