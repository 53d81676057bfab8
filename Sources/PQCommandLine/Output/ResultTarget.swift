import PQ

/// Where results go, in the format that was asked for.
struct ResultTarget: ~Copyable {
  private let renderer: any Renderer
  private let separates: Bool
  private var file: AtomicFile?
  private var isFirst = true

  /// The place that a style names; a file that cannot be written is found out here.
  init(_ style: RunJob.ResultStyle, isColored: Bool) throws {
    let isTerminal = style.file == nil && StandardStream.output.isTerminal
    let options = RenderOptions(
      times: style.times, width: isTerminal ? StandardStream.output.width : nil,
      isColored: isColored && style.file == nil)
    renderer = style.format.renderer(options)
    separates = style.format != .json && style.format != .jsonl
    if let path = style.file { file = try AtomicFile(path: path) }
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
