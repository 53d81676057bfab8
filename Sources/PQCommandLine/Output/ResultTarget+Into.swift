import PQ

extension ResultTarget {
  /// Writes a result into a file of its own, as INTO wants it.
  func write(_ table: Table, into path: String, _ settings: Settings) throws {
    let format = OutputFormat(fileName: path) ?? .csv
    var file = try AtomicFile(path: path)
    let writer = file.writer
    let renderer = format.renderer(style.options(settings, RenderOptions()))
    do {
      try renderer.render(table) { lines in
        try Signals.checkInterrupt()
        try writer.write(lines)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: table)
    }
    try file.commit()
  }
}
