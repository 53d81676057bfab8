import Foundation
import PQTestSupport

/// The recorded inputs of a target, in `Tests/FuzzCorpus`: one line for each input.
///
/// Printable ASCII is written as it is, every other byte as `\xHH`, `\n`, `\r`, `\t` or `\\`. A line that
/// begins with `#` is a comment on the next input. Inputs with a comment were chosen by a person;
/// `Tests/fuzz TARGET --merge` replaces only the others.
struct FuzzCorpus {
  /// An input and the lines of comments before it.
  struct Entry {
    var comments: [String] = []
    let input: [UInt8]
  }

  private(set) var entries: [Entry] = []

  var inputs: [[UInt8]] { entries.map(\.input) }

  /// Reads the corpus of a target.
  ///
  /// - Throws: An error if the file cannot be read; `MalformedLine` if a line has a wrong escape.
  init(of target: FuzzTarget) throws {
    try self.init(text: String(contentsOf: Self.file(of: target), encoding: .utf8))
  }

  /// Returns the path of the corpus of a target.
  static func file(of target: FuzzTarget) -> URL {
    Project.path("Tests/FuzzCorpus/\(target.rawValue).txt")
  }

  init(text: String) throws(MalformedLine) {
    var comments: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        comments.append(String(line))
      } else {
        entries.append(Entry(comments: comments, input: try Self.input(of: line)))
        comments = []
      }
    }
  }

  /// Replaces the inputs without a comment. The order is by length and bytes, so that differences are
  /// small.
  mutating func merge(_ inputs: [[UInt8]]) {
    entries.removeAll { $0.comments.isEmpty }
    let known = Set(self.inputs)
    let new = Set(inputs).subtracting(known).filter { !$0.isEmpty }.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
    }
    entries += new.map { Entry(input: $0) }
  }

  /// The text of the file.
  var text: String {
    entries.map { entry in
      (entry.comments + [Self.line(of: entry.input)]).map { $0 + "\n" }.joined()
    }.joined()
  }
}

extension FuzzCorpus {
  /// The error for a line with a wrong escape.
  struct MalformedLine: Error {
    let line: String
  }

  /// Returns an input as a line of the file.
  static func line(of input: [UInt8]) -> String {
    let line = input.enumerated().map { place, byte in
      // A "#" begins a comment, and editors remove a space at the end.
      let isPlain =
        byte != (place == 0 ? UInt8(ascii: "#") : 0)
        && !(byte == UInt8(ascii: " ") && place == input.count - 1)
      return isPlain ? text(of: byte) : escape(of: byte)
    }
    return line.joined()
  }

  private static func text(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\r"): "\\r"
    case UInt8(ascii: "\t"): "\\t"
    case UInt8(ascii: "\\"): "\\\\"
    case 0x20...0x7E: String(Unicode.Scalar(byte))
    default: escape(of: byte)
    }
  }

  private static func escape(of byte: UInt8) -> String {
    "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }

  private static func input(of line: Substring) throws(MalformedLine) -> [UInt8] {
    var input: [UInt8] = []
    var rest = line.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        input.append(byte)
        continue
      }
      guard let escaped = escapedByte(&rest) else { throw MalformedLine(line: String(line)) }
      input.append(escaped)
    }
    return input
  }

  private static func escapedByte(_ rest: inout Substring.UTF8View) -> UInt8? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
    case UInt8(ascii: "x"):
      let digits = String(Substring(rest.prefix(2)))
      rest = rest.dropFirst(2)
      return digits.count == 2 ? UInt8(digits, radix: 16) : nil
    default: return nil
    }
  }
}
