import PQRun
import PQSystem

/// The editor that the user has chosen for all programs.
struct TextEditor {
  private let words: [String]

  /// The editor of `VISUAL`, of `EDITOR`, or else vi. A command with a quote that is not closed is
  /// none.
  init(variable: (String) -> String? = ProcessEnvironment.value) {
    let chosen = [variable("VISUAL"), variable("EDITOR")].compactMap { $0.flatMap(CommandWords.of) }
    words = chosen.first { !$0.isEmpty } ?? ["vi"]
  }

  /// Lets the user edit a file.
  func edit(file path: String) throws {
    let status: Int32
    do throws(SystemError) {
      // What begins with a sign would be an option of the editor, and perhaps a command.
      let isPlain = path.first != "-" && path.first != "+"
      var program = try ForegroundProgram(words + [isPlain ? path : "./" + path])
      status = program.wait()
    } catch {
      throw CommandFailure.usage(
        "cannot run the editor \(words[0]) (\(error.reason)); set EDITOR to one that is there")
    }
    guard status == 0 else {
      throw CommandFailure.usage(
        "the editor \(words[0]) ended with status \(status), so nothing was taken over")
    }
  }

  /// Lets the user edit a text, in a file that nobody else can read and that is gone afterwards.
  func edited(_ text: [UInt8]) throws -> [UInt8] {
    let file = try PrivateFile(text, ending: ".pq")
    try edit(file: file.path)
    return try file.contents()
  }
}
