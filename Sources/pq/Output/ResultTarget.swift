import PQ

/// Where results go, in the format that was asked for.
struct ResultTarget: ~Copyable {
  private let renderer: any Renderer
  private let separates: Bool
  private var file: AtomicFile?
  private var isFirst = true

  /// A place: the file if there is one, else standard output.
  init(format: OutputFormat, options: RenderOptions, file: consuming AtomicFile?) {
    renderer = format.renderer(options)
    separates = format != .json && format != .jsonl
    self.file = file
  }

  /// Writes a result, with an empty line between two of them unless the format needs none.
  mutating func write(_ table: Table) throws {
    if !isFirst, separates { try write([0x0A]) }
    isFirst = false
    try renderer.render(table) { bytes in try write(bytes) }
  }

  /// Says that everything has been written.
  mutating func commit() throws {
    try file?.commit()
  }

  private func write(_ bytes: [UInt8]) throws {
    if file == nil { return try StandardStream.output.write(bytes) }
    try file?.write(bytes)
  }
}
