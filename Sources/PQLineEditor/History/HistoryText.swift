/// The format of a history file: a header line, and then one line for each entry, the oldest first.
/// Line feeds, carriage returns and backslashes in an entry are escaped.
enum HistoryText {
  static let header = "# pq history 1"

  /// The reason why a file is rejected.
  enum FormatError: Error, Equatable {
    /// The file has another header.
    case foreign
    /// The file contains NUL or invalid UTF-8.
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

  /// Returns the text of a file.
  ///
  /// - Throws: `FormatError` if the file is not a valid history.
  static func checked(_ bytes: [UInt8]) throws(FormatError) -> String {
    guard !bytes.isEmpty else { return "" }
    guard bytes.starts(with: (header + "\n").utf8) else { throw .foreign }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .corrupt
    }
    return text
  }

  /// Returns the entries of a file. The last one may be incomplete after a crash.
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

  /// Returns the newest entries without repetitions, at most `limit` entries and `byteLimit` bytes.
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
