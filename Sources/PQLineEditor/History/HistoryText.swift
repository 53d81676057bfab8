/// The text of a history file: a line that says what it is, and then a line for each text that was
/// typed, oldest first, with the line breaks of the text written as `\n`.
enum HistoryText {
  static let header = "# pq history 1"

  /// What is wrong with a file.
  enum Problem: Error, Equatable {
    /// It does not begin as ours do.
    case foreign
    /// It has bytes that we never write.
    case corrupt
  }

  static func line(_ entry: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": line.append(contentsOf: "\\n".unicodeScalars)
      case "\r": line.append(contentsOf: "\\r".unicodeScalars)
      case "\0": break
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The text of a file, if it is ours and whole.
  static func checked(_ bytes: [UInt8]) throws(Problem) -> String {
    guard !bytes.isEmpty else { return "" }
    guard bytes.starts(with: (header + "\n").utf8) else { throw .foreign }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .corrupt
    }
    return text
  }

  /// What was typed, by the text of a file. The last line may have been cut off by whatever ended a
  /// program.
  static func entries(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).dropFirst().map { entry(Substring($0)) }
  }

  private static func entry(_ line: Substring) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "n" where isEscaped: entry.append("\n")
      case "r" where isEscaped: entry.append("\r")
      default: entry.append(scalar)
      }
      isEscaped = false
    }
    return String(entry)
  }

  /// The newest of equal texts, and no more than a number of them, nor of their bytes.
  static func withoutRepetition(
    _ entries: [String], limit: Int, byteLimit: Int = .max
  ) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    var size = 0
    for entry in entries.reversed() where kept.count < limit && seen.insert(entry).inserted {
      size += entry.utf8.count
      guard size <= byteLimit else { break }
      kept.append(entry)
    }
    return kept.reversed()
  }
}
