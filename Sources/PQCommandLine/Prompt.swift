import PQ
import PQRender

/// The plain conversation on a terminal: a statement ends with `;` or an empty line.
struct Prompt {
  let runner: TextRunner

  /// Reads and runs statements until the input ends. Mistakes are told and end nothing.
  func run(writingTo target: inout ResultTarget) async throws {
    try greet()
    var text = ""
    while let line = try nextLine(isFirst: text.isEmpty) {
      if text.isEmpty, ["exit", "quit", "\\q"].contains(word(line)) { break }
      text += line
      let isOver = line.allSatisfy(\.isWhitespace) || line.contains(";") && endsWithSemicolon(text)
      guard isOver else { continue }
      _ = try await runner.run(
        InputText(name: "input", bytes: Array(text.utf8)), writingTo: &target)
      text = ""
    }
    try target.commit()
  }

  private func greet() throws {
    let backend = VisibleText.of(runner.session.backend.name)
    StandardStream.error.note(
      "pq on \(backend); its clock is \(runner.session.now). A statement ends with ';'.\n"
        + "Try: SELECT http, p2p BY browser.name LAST 6h EVERY 1h;   Leave with Ctrl-D.")
  }

  private func nextLine(isFirst: Bool) throws -> String? {
    try StandardStream.error.write(Array((isFirst ? "pq> " : "..> ").utf8))
    guard let line = readLine(strippingNewline: false) else {
      StandardStream.error.note("")
      return nil
    }
    return line
  }

  private func word(_ line: String) -> String {
    line.filter { !$0.isWhitespace && $0 != ";" }.lowercased()
  }

  /// Whether the last token is a semicolon, which a comment or a value may only look like.
  private func endsWithSemicolon(_ text: String) -> Bool {
    SyntaxTree.parse(text).tokens.dropLast().last?.kind == .semicolon
  }
}
