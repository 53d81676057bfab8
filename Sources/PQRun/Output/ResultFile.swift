import PQ
package import PQSystem
import PQSemantics

/// The file for all results of statements without INTO. It records which results the file contains.
struct ResultFile {
  /// The path as the user gave it.
  let path: FilePath
  /// The completeness of the results in the file.
  private(set) var completeness = Completeness.whole
  /// True if a result could not be written completely. Then the file cannot be committed.
  var isIncomplete = false
  private let kind: OutputPlace.Kind
  /// The formats of the results in the file.
  private var formats: [OutputFormat] = []

  init(_ path: FilePath) {
    self.path = path
    kind = OutputPlace(path).kind
  }

  /// The default format of the file: that of its extension, or else `table`. `nil` for another name of
  /// standard output without a known extension.
  var format: OutputFormat? {
    OutputFormat(fileName: path.description) ?? (kind == .output ? nil : .table)
  }

  /// Checks that the file can take more results. A file in a format for programs takes only one. A
  /// device or pipe takes any number, like standard output.
  ///
  /// - Throws: `CommandFailure.usage` if the file cannot take them.
  func check(_ count: Int, as format: OutputFormat?) throws {
    let all = formats + [format ?? self.format ?? .table]
    let total = formats.count + count
    guard kind == .file, count > 0, total > 1, let machine = all.first(where: { !$0.isForPeople })
    else { return }
    throw CommandFailure.usage(
      "\(path) takes one result as \(machine.rawValue), and there are \(total); give each a file of"
        + " its own with INTO")
  }

  /// Records a result that was written, complete or incomplete.
  mutating func add(_ format: OutputFormat, isWhole: Bool, isAccepted: Bool) {
    formats.append(format)
    completeness.add(isWhole: isWhole, isAccepted: isAccepted)
  }

  /// Throws `CommandFailure.usage` if a result is not written completely.
  func checkWritten() throws {
    guard isIncomplete else { return }
    throw CommandFailure.usage("\(path) is not written, because not all results got there whole")
  }
}

/// A file that results were written to.
package enum WrittenFile: Equatable {
  /// The file that the user named.
  case whole(FilePath)
  /// The partial file beside the file that the user named, for an incomplete result.
  case partial(FilePath, of: FilePath)

  /// The path that was written.
  var path: FilePath {
    switch self {
    case .whole(let path), .partial(let path, of: _): path
    }
  }

  /// The message about the file, without a period.
  package var sentence: String {
    switch self {
    case .whole(let path): "\(path) is written"
    case .partial(let path, of: let target):
      "an answer in part is written to \(path), and \(target) is left as it was"
        + "; --keep-partial writes it all the same"
    }
  }
}

/// The completeness of the results in a file.
enum Completeness {
  case whole
  /// A result misses a part, because a request failed.
  case partial
  /// A result misses a part, and the user accepts that (`--keep-partial`).
  case acceptedPartial

  /// Adds a result to the file.
  mutating func add(isWhole: Bool, isAccepted: Bool) {
    guard !isWhole else { return }
    self = isAccepted ? .acceptedPartial : .partial
  }
}

/// The file for an incomplete result, beside the file of the complete one: `x.partial.csv` beside
/// `x.csv`. An earlier complete result is therefore kept.
struct PartialFile {
  /// The path, in the folder that symbolic links lead to.
  let path: FilePath
  /// The path in messages. It is spelled like the path of the complete file, unless that is a link.
  let name: FilePath

  init(beside place: OutputPlace) {
    path = Self.path(beside: place.path)
    name = place.name.isLink ? path : Self.path(beside: place.name)
  }

  /// Removes the partial file of an earlier run, if it is a regular file.
  func remove() {
    guard !path.isLink, path.status?.isRegularFile == true else { return }
    _ = path.withCString { unlink($0) }
  }

  /// Returns the path with `.partial` before the extension.
  private static func path(beside path: FilePath) -> FilePath {
    let (folder, file) = path.parts
    // A dot at the start of a name marks a hidden file, not an extension.
    let dot = file.bytes.dropFirst().lastIndex(of: UInt8(ascii: ".")) ?? file.bytes.endIndex
    let ending = FilePath(bytes: file.bytes[dot...])
    return folder + FilePath(bytes: file.bytes[..<dot]) + ".partial" + ending
  }
}

extension AtomicFile {
  /// Closes the file and renames it: to its path if the results are complete or accepted, otherwise to
  /// the partial file beside it. A complete file removes an earlier partial file. A device or pipe is
  /// only closed.
  ///
  /// - Returns: The file that was written.
  mutating func commit(_ completeness: Completeness) throws(FileError) -> WrittenFile {
    let partial = PartialFile(beside: place)
    switch completeness {
    case .partial where isRenamed:
      try commit(to: partial.path)
      return .partial(partial.name, of: place.name)
    case .whole where isRenamed:
      try commit()
      partial.remove()
    case .whole, .partial, .acceptedPartial: try commit()
    }
    return .whole(place.name)
  }
}

extension ResultTarget {
  /// Writes a result into the file of INTO. The extension selects the format; the default is CSV.
  ///
  /// - Returns: The file that was written.
  /// - Throws: `CommandFailure` if the file cannot be written, or with the status `cancelled` on an
  ///   interrupt.
  func write(_ answer: Answer, into path: FilePath, _ settings: QuerySettings) throws -> WrittenFile
  {
    let format = OutputFormat(fileName: path.description) ?? .csv
    var file = try AtomicFile(path: path)
    let writer = file.writer
    let renderer = format.renderer(style.options(settings, RenderOptions()))
    do {
      try renderer.render(answer.table) { lines in
        try Signals.checkInterrupt()
        try writer.write(lines)
      }
    } catch is Signals.Interrupt {
      throw Self.cancellation(of: answer.table)
    }
    var completeness = Completeness.whole
    completeness.add(isWhole: answer.isComplete, isAccepted: style.keepsPartial)
    return try file.commit(completeness)
  }
}

/// The files that one run writes. Each of them takes the results of one destination only.
struct ReservedPaths {
  private var paths: Set<FilePath> = []

  /// Reserves a file, and the partial file beside it.
  ///
  /// - Throws: `CommandFailure.usage` if one of these files is reserved already.
  @discardableResult
  mutating func take(_ name: FilePath) throws -> OutputPlace {
    let place = OutputPlace(name)
    let all = [place.path] + (place.kind == .file ? [PartialFile(beside: place).path] : [])
    guard paths.isDisjoint(with: all) else {
      throw CommandFailure.usage(
        "two results would be written to \(name); each needs its own")
    }
    paths.formUnion(all)
    return place
  }
}
