public import Foundation

/// A text file of named sections.
///
/// A line that begins with `===` starts a section; its lines are the section's text, byte for byte:
///
///     === query
///     SELECT http LAST 6h EVERY 1h;
///     === rows
///     "timestamp","http"
///
/// A text that would break these lines, or that an editor would change or not show, has the header
/// `=== query (escaped)` and is written as `SectionEscapes` describes.
public struct SectionFile: Sendable {
  private struct Section {
    let name: String
    /// The header line and the lines after it, as they are in the file.
    let source: Data
    let text: Data
  }

  private static let marker = Data("===".utf8)
  private static let escaped = " (escaped)"

  /// The names that sections may have, in the order of the file.
  private let names: [String]
  private var sections: [Section] = []

  /// Creates a section file from its bytes.
  ///
  /// - Parameter names: The names that sections may have, in the order in which new ones are added.
  /// - Throws: `MalformedSections` if a section is unknown or repeated, if something else is before the
  ///   first section, if the last line has no line feed, or if an escape is unknown.
  public init(_ bytes: Data, names: [String]) throws(MalformedSections) {
    self.names = names
    guard bytes.starts(with: Self.marker) else { throw .noSectionFirst }
    guard bytes.last == UInt8(ascii: "\n") else { throw .noLineFeedLast }
    let starts = Self.starts(in: bytes)
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.endIndex]) {
      let section = try Self.section(Data(bytes[start..<end]))
      guard names.contains(section.name) else { throw .unknown(section.name, known: names) }
      guard self[section.name] == nil else { throw .twice(section.name) }
      sections.append(section)
    }
  }

  /// The bytes of the file.
  public var bytes: Data { sections.reduce(Data()) { $0 + $1.source } }

  /// The text of a section, or `nil` if there is no section of that name.
  public subscript(_ name: String) -> Data? { sections.first { $0.name == name }?.text }

  /// Replaces the text of a section. A new section is added after those that precede it in the order of
  /// the names, and `nil` removes a section. All other sections keep their bytes.
  public mutating func replace(_ name: String, with text: Data?) {
    let old = sections.firstIndex { $0.name == name }
    let place = old ?? placeOfNew(name)
    let new = text.map { Section(name: name, source: Self.source(name, $0), text: $0) }
    sections.replaceSubrange(place..<(old.map { $0 + 1 } ?? place), with: new.map { [$0] } ?? [])
  }

  private func placeOfNew(_ name: String) -> Int {
    let earlier = names.prefix { $0 != name }
    return (sections.lastIndex { earlier.contains($0.name) } ?? -1) + 1
  }

  /// Returns the offsets of the lines that begin with the marker.
  private static func starts(in bytes: Data) -> [Int] {
    var starts = [bytes.startIndex]
    while let next = bytes.range(
      of: Data("\n".utf8) + marker, in: (starts.last ?? 0)..<bytes.endIndex)
    {
      starts.append(next.lowerBound + 1)
    }
    return starts
  }

  private static func section(_ source: Data) throws(MalformedSections) -> Section {
    let header = source.prefix { $0 != UInt8(ascii: "\n") }
    let text = source.dropFirst(header.count + 1)
    let line = String(decoding: header, as: UTF8.self)
    guard line.hasPrefix("=== ") else { throw .noName(line) }
    let name = String(line.dropFirst(4))
    guard name.hasSuffix(escaped) else {
      return Section(name: name, source: source, text: Data(text))
    }
    let decoded = try SectionEscapes.decoded(Data(text))
    return Section(name: String(name.dropLast(escaped.count)), source: source, text: decoded)
  }

  private static func source(_ name: String, _ text: Data) -> Data {
    let isPlain = SectionEscapes.isPlain(text)
    let header = "=== \(name)\(isPlain ? "" : escaped)\n"
    return Data(header.utf8) + (isPlain ? text : SectionEscapes.encoded(text))
  }
}

/// The reason why a file is not a file of sections.
public enum MalformedSections: Error, Equatable, CustomStringConvertible {
  /// The first line does not start a section.
  case noSectionFirst
  /// The last line does not end with a line feed.
  case noLineFeedLast
  /// A line begins with the marker, but not with the marker, a space and a name.
  case noName(String)
  /// A section has a name that is not allowed there.
  case unknown(String, known: [String])
  /// Two sections have the same name.
  case twice(String)
  /// A section that must be there is missing.
  case missing(String)
  /// A line of an escaped section has a backslash that starts no escape.
  case badEscape(String)

  /// The reason as a sentence.
  public var description: String {
    switch self {
    case .noSectionFirst: "the first line does not start a section, as '=== query' does"
    case .noLineFeedLast: "the last line does not end with a line feed"
    case .noName(let line): "the line '\(line)' is not '===', a space and the name of a section"
    case .unknown(let name, let known):
      "there is no section '\(name)' here; available: \(known.joined(separator: ", "))"
    case .twice(let name): "there are two sections '\(name)'"
    case .missing(let name): "the section '\(name)' is missing"
    case .badEscape(let line):
      #"the line '\#(line)' has a backslash that is not \\, \xHH or the end of the line"#
    }
  }
}
