import PQRun
import PQSystem

/// The user's text editor.
struct TextEditor {
  private let words: [String]

  /// Creates the editor from `VISUAL`, from `EDITOR`, or else `vi`. A command with an unclosed quote is
  /// ignored.
  init(variable: (String) -> String? = ProcessEnvironment.value) {
    let chosen = [variable("VISUAL"), variable("EDITOR")].compactMap { $0.flatMap(CommandWords.of) }
    words = chosen.first { !$0.isEmpty } ?? ["vi"]
  }

  /// Runs the editor on a file and waits until it ends.
  ///
  /// - Throws: `CommandFailure.usage` if it cannot be started or its exit status is not 0.
  func edit(file path: String) throws {
    let status: Int32
    do throws(SystemError) {
      // A path that begins with a sign would be an option of the editor, perhaps one that runs
      // commands.
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

  /// Runs the editor on a text and returns the result. The text is in a temporary file that only this
  /// user can read.
  func edited(_ text: [UInt8]) throws -> [UInt8] {
    let file = try PrivateFile(text, ending: ".pq")
    try edit(file: file.path)
    return try file.contents()
  }
}
