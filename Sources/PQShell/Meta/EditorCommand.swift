import PQ
import PQRun
import PQSystem
import PQSyntax

/// `\e`: edits the last text or a file in the user's editor.
enum EditorCommand: ShellCommand {
  static let names = ["e", "edit"]
  static let usage = "[FILE]"
  static let summary = "edits the last text, or a file"
  static let details = [
    "The program is that of VISUAL or EDITOR, or else vi.",
    "What you write stands at the prompt afterwards, to be looked at and run.",
    "Of a file it is \\i with its name that stands there.",
    "  \\e report.pq",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    arguments.isEmpty ? [.file(endings: [".pq"])] : []
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    let editor = TextEditor()
    let file = try arguments.first.map(path)
    if let path = file ?? (shell.last?.isFile == true ? shell.last?.input.name : nil) {
      try editor.edit(file: path)
      shell.draft = "\\i \(ShellWords.quoted(path))"
    } else {
      shell.draft = try edited(shell.last?.input.bytes ?? [], editor)
    }
    return .goOn
  }

  /// Returns the path for the editor. It must be UTF-8.
  private static func path(_ written: String) throws -> String {
    let path = HomePath(written).path
    guard let text = path.text else {
      throw CommandFailure.usage("cannot edit \(path): its path is not UTF-8")
    }
    return text
  }

  /// Returns the text after the user has edited it.
  ///
  /// - Throws: `CommandFailure` if the result is too long, empty or unchanged.
  private static func edited(_ text: [UInt8], _ editor: TextEditor) throws -> String {
    let former = String(decoding: text, as: UTF8.self)
    let bytes = try editor.edited(Array((former.trimmedEnd + "\n").utf8))
    guard bytes.count <= SyntaxTree.longestText else {
      throw CommandFailure.usage("the text is too long; \\i runs a file")
    }
    let new = String(decoding: bytes, as: UTF8.self).trimmedEnd
    guard !new.isEmpty else {
      throw CommandFailure.usage("the text is empty; nothing was taken over")
    }
    guard new != former.trimmedEnd else {
      throw CommandFailure.usage("the text is what it was; Up brings it back")
    }
    return new
  }
}

/// The user's text editor.
private struct TextEditor {
  private let words: [String]

  /// Creates the editor from `VISUAL`, from `EDITOR`, or else `vi`. A command with an unclosed quote is
  /// ignored.
  init(variable: (String) -> String? = ProcessEnvironment.value) {
    let chosen = [variable("VISUAL"), variable("EDITOR")].compactMap { $0.flatMap(CommandWords.of) }
    words = chosen.first { !$0.isEmpty } ?? ["vi"]
  }

  /// Runs the editor on a file and waits until it ends.
  ///
  /// - Throws: `CommandFailure.usage` if the editor cannot be started or its exit status is not 0.
  func edit(file path: String) throws {
    let status: Int32
    do throws(SystemError) {
      // A path that begins with `-` or `+` would be an option of the editor, perhaps one that runs
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
    return try file.contents(.ofTexts)
  }
}

extension String {
  /// The text without white space at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
