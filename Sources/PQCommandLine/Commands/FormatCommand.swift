import ArgumentParser
import PQ
import PQRender
import PQRun
import PQSystem
import PQSyntax

/// `pq fmt FILE...`: rewrites files in canonical form.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Format scripts in canonical form; comments stay.")

  @OptionGroup var reporting: ReportOptions

  @Flag(name: .long, help: "Change nothing; list the files that are not in canonical form.")
  var check = false

  @Argument(
    help: "Scripts; - reads standard input and writes standard output.", completion: .scripts)
  var files: [FilePath]

  func run() throws {
    let reporter = Reporter(reporting.style)
    var status = ExitStatus.success
    for file in files {
      let input = try InputText(path: file)
      let tree = SyntaxTree.parse(input.bytes)
      reporter.report(tree.diagnostics, of: input)
      guard let canonical = QueryFormatter.format(tree).map({ Array($0.utf8) }) else {
        status = .wrongQuery
        continue
      }
      if check {
        if canonical != input.bytes {
          reporter.report(.canonicalForm(of: input.name))
          status = .wrongQuery
        }
      } else {
        try write(canonical, over: input, path: file)
      }
    }
    guard status == .success else { throw CommandFailure.reported(status) }
  }

  private func write(_ canonical: [UInt8], over input: InputText, path: FilePath) throws {
    if path == "-" { return try StandardStream.output.write(canonical) }
    guard canonical != input.bytes else { return }
    var file = try AtomicFile(path: path)
    try file.write(canonical)
    try file.commit()
  }
}
