package import PQ
package import PQSystem

/// A query text to run, and its name.
package struct InputText {
  /// The name in messages.
  package let name: String
  package let bytes: [UInt8]
  /// The path from which included files are found; empty for the working folder.
  package var path: FilePath = ""

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: `CommandFailure` or `FileError` if the file has no name or cannot be read.
  package init(path: FilePath) throws {
    guard path == "-" else {
      try self.init(file: path, read: FileReader.ofTexts.bytes(of:))
      return
    }
    try self.init(name: "standard input", path: "") { () throws(SystemError) in
      try FileReader.ofTexts.bytes(of: 0)
    }
  }

  /// Reads a regular file. A path of `-` is a file name too, not standard input.
  ///
  /// - Throws: `CommandFailure` or `FileError` if the file has no name or cannot be read.
  package init(file path: FilePath) throws {
    try self.init(file: path, read: FileReader.ofTexts.bytes(ofRegular:))
  }

  private init(
    file path: FilePath, read: (FilePath) throws(SystemError) -> [UInt8]
  ) throws {
    guard path.isUsable else { throw CommandFailure.usage("a file must have a name") }
    try self.init(name: path.description, path: path.normalized()) { () throws(SystemError) in
      try read(path)
    }
  }

  private init(
    name: String, path: FilePath, read: () throws(SystemError) -> [UInt8]
  ) throws {
    do throws(SystemError) {
      self.init(name: name, bytes: try read())
    } catch {
      throw FileError.reading(name, error)
    }
    self.path = path
  }
}

/// A text to run, parsed, bound and planned. None of its requests has been sent.
package struct PreparedInput {
  package let text: InputText
  package let prepared: CheckedText

  init(_ text: InputText, in session: Session) {
    self.text = text
    prepared = session.check(text.bytes, name: text.path.escaped)
  }
}

extension CheckedText.Statement {
  /// True for a query; false for EXPLAIN, EXPLAIN ANALYZE and SHOW.
  package var isQuery: Bool {
    switch work {
    case .run: true
    case .analyze, .explain, .show: false
    }
  }
}

extension CheckedText {
  /// Returns the source text of a statement.
  package func text(of statement: Statement) -> String {
    let source = texts[statement.text].tree.source
    return String(decoding: source[statement.range], as: UTF8.self)
  }
}

extension Surroundings {
  /// The access of texts from the command line to things outside them. These texts can include
  /// files, use the system's time zones, and write files in all output formats.
  static let ofCommandLine = including { path, includer throws(Refusal) in
    try file(path, from: includer) { path, _ throws(SystemError) in
      try FileReader.ofTexts.bytes(ofRegular: path)
    }
  }

  /// Reads a file by a path that is relative to the folder of the including file. The names of texts
  /// are escaped paths.
  ///
  /// - Throws: `Refusal` if the path is empty or the file cannot be read.
  static func file(
    _ path: String, from includer: String,
    read: (_ path: FilePath, _ name: String) throws(SystemError) -> [UInt8]
  ) throws(Refusal) -> IncludedText {
    let path = try fileName(path).normalized(from: FilePath(escaped: includer))
    return try text(at: path) { () throws(SystemError) in try read(path, path.escaped) }
  }
}
