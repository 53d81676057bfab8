import ArgumentParser
import PQ

/// The options that say where results go and what they look like.
struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "What results look like.")
  var format = OutputFormat.table

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write results to this file, whole or not at all.", valueName: "file"))
  var output: String?

  @Option(
    name: .long,
    help: "Times in machine formats: native, as the API writes them, or iso for ISO 8601.")
  var time = RenderOptions.TimeStyle.native

  @Flag(name: .long, help: "Tell how long each statement took.")
  var timing = false

  /// The place that results are written to; a file that cannot be written is found out here.
  func target(isColored: Bool) throws -> ResultTarget {
    let isTerminal = output == nil && StandardStream.output.isTerminal
    let options = RenderOptions(
      times: time, width: isTerminal ? StandardStream.output.width : nil,
      isColored: isColored && output == nil)
    return ResultTarget(
      format: format, options: options, file: try output.map(AtomicFile.init(path:)))
  }
}
