public import Foundation
public import Testing

/// A case of the corpus: a query and its expected results, in one file.
public struct CorpusCase: Sendable, CustomTestStringConvertible {
  /// The folder, which decides the sections.
  public let folder: CorpusFolder
  /// The file with its sections.
  public let file: URL

  /// Creates the case of a file. The file is read when a section is asked for.
  public init(folder: CorpusFolder, file: URL) {
    self.folder = folder
    self.file = file
  }

  /// The name of the file without its extension.
  public var name: String { file.deletingPathExtension().lastPathComponent }

  /// The folder and the name.
  public var testDescription: String { "\(folder.rawValue)/\(name)" }

  /// Returns the bytes of the query text.
  public func query() throws -> [UInt8] { Array(try bytes(.query)) }

  /// Returns the path of the fixture, or `nil` if the demo answers.
  ///
  /// - Throws: `MalformedCase` if the file is malformed or the fixture is not in the folder of
  ///   fixtures.
  public func fixture() throws -> String? {
    guard let line = try sections()[CorpusSection.fixture.rawValue] else { return nil }
    let name = String(decoding: line, as: UTF8.self).dropLast()
    let fixture = CorpusFolder.fixtures.first { $0.lastPathComponent == name }
    guard let fixture else {
      throw MalformedCase(file: file.path, reason: "there is no fixture '\(name)'")
    }
    return fixture.path
  }

  /// Returns the text of a section.
  ///
  /// - Throws: `MalformedCase` if the section is missing or the file is malformed.
  public func text(_ section: CorpusSection) throws -> String {
    String(decoding: try bytes(section), as: UTF8.self)
  }

  /// Compares a result with its section. If they differ and `isRecording` is true, the result is
  /// written to the file.
  ///
  /// - Parameter result: The result, or `nil` if the case must not have the section.
  /// - Returns: A description of the difference or of what was recorded, or `nil` if there is no
  ///   difference.
  /// - Throws: `MalformedCase` if the file is malformed, or an error if it cannot be written.
  public func mismatch(
    _ result: String?, _ section: CorpusSection, isRecording: Bool = Snapshot.isRecording
  ) throws -> String? {
    var sections = try self.sections()
    let (name, result) = (section.rawValue, result.map { Data($0.utf8) })
    let expected = sections[name]
    guard expected != result else { return nil }
    guard isRecording else { return difference(expected, result, in: name) }
    sections.replace(name, with: result)
    try sections.bytes.write(to: file, options: .atomic)
    return "recorded section '\(name)' of \(file.path)"
  }

  private func difference(_ expected: Data?, _ result: Data?, in name: String) -> String {
    let found = result.map { String(decoding: $0, as: UTF8.self) }
    let place = "section '\(name)' of \(file.path)"
    return switch (expected.map { String(decoding: $0, as: UTF8.self) }, found) {
    case (let expected?, let found?): "\(place) is\n\(expected)\nbut the result is\n\(found)"
    case (let expected?, nil): "\(place) must be left out, but it is\n\(expected)"
    case (nil, _):
      "there is no \(place); run with PQ_RECORD=1 to record it. It would be:\n\(found ?? "")"
    }
  }

  private func bytes(_ section: CorpusSection) throws -> Data {
    guard let text = try sections()[section.rawValue] else {
      throw MalformedCase(file: file.path, reason: "\(MalformedSections.missing(section.rawValue))")
    }
    return text
  }

  /// Reads the file.
  ///
  /// - Throws: `MalformedCase` if the file cannot be read or has no query.
  private func sections() throws -> SectionFile {
    do {
      let names = folder.sections.map(\.rawValue)
      let sections = try SectionFile(try Data(contentsOf: file), names: names)
      let query = CorpusSection.query.rawValue
      guard sections[query] != nil else { throw MalformedSections.missing(query) }
      return sections
    } catch {
      throw MalformedCase(file: file.path, reason: "\(error)")
    }
  }
}

/// A file of the corpus that cannot be read as a case.
public struct MalformedCase: Error, CustomStringConvertible {
  /// The path of the file.
  public let file: String
  /// The reason, as a sentence.
  public let reason: String

  /// The path and the reason.
  public var description: String { "\(file): \(reason)" }
}
