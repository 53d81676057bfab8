import PQ
import PQSystem

extension ResultTarget {
  /// Writes a result into the file of INTO. The extension selects the format; the default is CSV.
  ///
  /// - Returns: The file that was written.
  /// - Throws: `CommandFailure` if the file cannot be written, or with the status `cancelled` on an
  ///   interrupt.
  func write(_ answer: Answer, into path: FilePath, _ settings: Settings) throws -> WrittenFile {
    let format = OutputFormat(fileName: path.description) ?? .csv
    var file = try AtomicFile(path: path)
    let writer = file.writer
    let renderer = format.renderer(style.options(settings, RenderOptions()))
    do {
      try renderer.render(answer.table) { lines in
        try Signals.checkInterrupt()
        try writer.write(lines)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: answer.table)
    }
    var completeness = Completeness.whole
    completeness.add(isWhole: answer.isWhole, isAccepted: style.keepsPartial)
    return try file.commit(completeness)
  }
}
