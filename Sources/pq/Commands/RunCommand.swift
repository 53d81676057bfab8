import ArgumentParser
import PQ

/// `pq FILE...`, `pq -`, `pq -c TEXT`, `pq`: runs texts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run files of queries, a text, or what is typed. (The default.)")

  @OptionGroup var backend: BackendOptions
  @OptionGroup var diagnostics: DiagnosticOptions
  @OptionGroup var output: OutputOptions

  @Option(name: .customShort("c"), help: "Run this text.")
  var text: String?

  @Argument(help: "Files of queries, run in order up to the first error; - is standard input.")
  var files: [String] = []

  func run() async throws {
    guard text == nil || files.isEmpty else {
      throw CommandFailure.usage("give a text with -c or files, not both")
    }
    let session = try backend.session()
    var target = try output.target(isColored: diagnostics.isColored(.output))
    let runner = TextRunner(
      session: session, reporter: Reporter(diagnostics), hasTiming: output.timing)
    if text == nil, files.isEmpty, StandardStream.input.isTerminal {
      return try await Prompt(runner: runner).run(writingTo: &target)
    }
    for input in try inputs() {
      let status = try await runner.run(input, writingTo: &target)
      guard status == .success else { throw CommandFailure.told(status) }
    }
    try target.commit()
  }

  private func inputs() throws -> [InputText] {
    if let text { return [InputText(name: "-c", bytes: Array(text.utf8))] }
    return try (files.isEmpty ? ["-"] : files).map(InputText.init(path:))
  }
}
