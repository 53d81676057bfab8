import CEditLine
import PQSystem

/// The setup of libedit: adds the commands and key bindings of pq's line editor.
struct KeySetup {
  private let edit: EditLine
  private let control: ControlKeys

  init(_ edit: EditLine, _ control: ControlKeys) { (self.edit, self.control) = (edit, control) }

  /// Adds the editor's commands to libedit, and runs the user's settings. Then binds the keys that the
  /// settings have not changed.
  ///
  /// - Parameter settingsFile: the path of the user's settings; `nil` for none.
  /// - Returns: The errors in the user's settings, one message for each.
  func run(settingsFile: String?) -> [String] {
    for command in EditCommand.allCases { add(command) }
    // While a line is edited, the keys for signals (such as Ctrl-C) and for flow control (such as
    // Ctrl-S) are normal keys. The line endings of a paste are not converted.
    for flag in ["-isig", "-ixon", "-icrnl", "-inlcr"] { cedit_set_flag(edit.handle, flag) }
    let usual = usualBindings()
    let settingErrors = settingsFile.map(readSettings) ?? []
    let keys = edit.isVi ? usual.vi : usual.emacs
    for (key, command, previousCommand) in keys where edit.binding(of: key) == previousCommand {
      cedit_bind(edit.handle, key, command)
    }
    // `cedit_bind` binds a key in emacs mode or in vi's insert mode. `cedit_bind_other` binds it in
    // vi's command mode.
    for (key, command) in KeyBindings.fixed(control) {
      cedit_bind(edit.handle, key, command)
      cedit_bind_other(edit.handle, key, command)
    }
    if edit.isVi {
      for (key, command) in KeyBindings.viCommands { cedit_bind_other(edit.handle, key, command) }
    }
    replaceCommands()
    // The user's settings may have changed the screen size that libedit assumes.
    cedit_set_size(edit.handle)
    return settingErrors
  }

  /// Replaces the commands in `KeyBindings.replacements`. Each key that is bound to such a command
  /// is bound to the command's replacement.
  private func replaceCommands() {
    // The codes of `KeyCode` are left out, because they have fixed bindings.
    let insertedBytes = (UInt8.min...UInt8.max).filter { KeyCode(rawValue: $0) == nil }
    for key in insertedBytes.map(KeyCode.binding) {
      if let command = KeyBinding(edit.binding(of: key))?.replacement {
        cedit_bind(edit.handle, key, command)
      }
      if let command = KeyBinding(edit.bindingInCommandMode(of: key))?.replacement {
        cedit_bind_other(edit.handle, key, command)
      }
    }
    for binding in KeyBinding.sequences(in: edit.bindings) {
      guard let command = binding.replacement else { continue }
      let start = String(binding.key.prefix(binding.key.first == "^" ? 2 : 1))
      // libedit has one list of sequences for both modes. But the first key may start a sequence in
      // one mode only, and have another command in the other mode.
      if KeyBinding(edit.binding(of: start))?.command == "ed-sequence-lead-in" {
        cedit_bind(edit.handle, binding.key, command)
      } else {
        cedit_bind_other(edit.handle, binding.key, command)
      }
    }
  }

  /// `previousCommand` is the binding of the key before the user's settings run.
  private typealias Binding = (key: String, command: String, previousCommand: String)

  /// Returns the editor's default bindings, with the binding that each key has before the user's
  /// settings run. Leaves libedit in emacs mode.
  private func usualBindings() -> (emacs: [Binding], vi: [Binding]) {
    func bindings(_ keys: [(key: String, command: String)]) -> [Binding] {
      keys.map { ($0.key, $0.command, edit.binding(of: $0.key)) }
    }
    cedit_set_mode(edit.handle, "vi")
    let vi = bindings(KeyBindings.usual)
    cedit_set_mode(edit.handle, "emacs")
    return (bindings(KeyBindings.usual + KeyBindings.usualInEmacs), vi)
  }

  private func add(_ command: EditCommand) {
    command.name.utf8Start.withMemoryRebound(to: CChar.self, capacity: 1) { name in
      cedit_add(edit.handle, name, name, command.function)
    }
  }

  /// Runs the user's settings line by line, so that an error can be reported with its line.
  private func readSettings(_ path: String) -> [String] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try SettingsFile.bytes(path)
    } catch {
      return ["\(path) cannot be read: \(error.reason)"]
    }
    var settingErrors: [String] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let line = String(decoding: line, as: UTF8.self).trimmed
      guard !line.isEmpty, line.first != "#" else { continue }
      if cedit_run_setting(edit.handle, line) != 0 {
        settingErrors.append("\(path):\(number + 1): libedit does not take '\(line)'")
      }
    }
    return settingErrors
  }
}

extension String {
  /// The text without white space at both ends, such as the CR of a Windows line ending.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// The settings file of libedit.
enum SettingsFile {
  /// Returns the contents of the file; empty if there is none.
  ///
  /// - Throws: `SystemError` if it cannot be read or is not a regular file.
  static func bytes(_ path: String) throws(SystemError) -> [UInt8] {
    // O_NONBLOCK, because opening a pipe would otherwise wait for a writer.
    let descriptor: Int32
    do {
      descriptor = try SystemCall.open(FilePath(path), O_RDONLY | O_NONBLOCK)
    } catch {
      guard error.code == ENOENT else { throw error }
      return []
    }
    defer { close(descriptor) }
    let isFile = try SystemCall.status(descriptor).isRegularFile
    guard isFile else { throw SystemError(reason: "it is no file") }
    return try SystemCall.readAll(descriptor)
  }
}
