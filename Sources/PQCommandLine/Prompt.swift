import PQ
import PQRender

/// The plain conversation on a terminal: a statement ends with `;` or an empty line.
enum Prompt {
  /// Reads and runs statements until the input ends. Mistakes are told and end nothing.
  static func run(
    _ runner: inout TextRunner, writingTo target: inout ResultTarget
  ) async throws {
    greet(runner.session)
    var text = ""
    while let line = try nextLine(isFirst: text.isEmpty) {
      if text.isEmpty, ["exit", "quit", "\\q"].contains(word(line)) { break }
      text += line
      let isOver = line.allSatisfy(\.isWhitespace) || line.contains(";") && endsWithSemicolon(text)
      guard isOver else { continue }
      try await answer(text, &runner, &target)
      text = ""
    }
    // What was begun when the input ended.
    if !text.isEmpty { try await answer(text, &runner, &target) }
    try target.commit()
  }

  private static func answer(
    _ text: String, _ runner: inout TextRunner, _ target: inout ResultTarget
  ) async throws {
    let input = InputText(name: "input", bytes: Array(text.utf8))
    let before = runner.session.environment
    let prepared = runner.prepare(input)
    // What is wrong leaves nothing behind.
    if prepared.hasErrors { runner.session.environment = before }
    do {
      try runner.checkRequests(of: [prepared])
      try runner.checkFiles(of: [prepared], target)
      target.startOver()
      _ = try await runner.run(prepared, of: input, writingTo: &target)
    } catch let failure as CommandFailure {
      failure.report()
    }
  }

  private static func greet(_ session: Session) {
    let backend = VisibleText.of(session.backend.name)
    StandardStream.error.note(
      "pq on \(backend); its clock is \(session.now). A statement ends with ';'.\n"
        + "Try: SELECT http, p2p BY browser.name LAST 6h EVERY 1h;   Leave with Ctrl-D.")
  }

  private static func nextLine(isFirst: Bool) throws -> String? {
    try StandardStream.error.write(Array((isFirst ? "pq> " : "..> ").utf8))
    guard let line = readLine(strippingNewline: false) else {
      StandardStream.error.note("")
      return nil
    }
    return line
  }

  private static func word(_ line: String) -> String {
    line.filter { !$0.isWhitespace && $0 != ";" }.lowercased()
  }

  /// Whether the last token is a semicolon, which a comment or a value may only look like.
  private static func endsWithSemicolon(_ text: String) -> Bool {
    SyntaxTree.parse(text).tokens.dropLast().last?.kind == .semicolon
  }
}
