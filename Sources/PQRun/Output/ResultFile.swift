import PQ
import PQSystem

/// The file of all results that have none of their own: what it takes, and what is in it.
struct ResultFile {
  /// The path as it was given.
  let path: FilePath
  /// Whether everything that belongs into it is there.
  private(set) var completeness = Completeness.whole
  /// Whether something of it could not be written, so that it cannot be put in its place.
  var isSpoilt = false
  private let kind: FilePlace.Kind
  /// The formats of the results that are in it.
  private var formats: [OutputFormat] = []

  init(_ path: FilePath) {
    self.path = path
    kind = FilePlace(path).kind
  }

  /// The format of its results, unless an option chooses one: what its name ends in, or else a table.
  /// nil of standard output under another name, which need not end in anything.
  var format: OutputFormat? {
    OutputFormat(fileName: path.description) ?? (kind == .output ? nil : .table)
  }

  /// Refuses more results than the file can take: one, in a format for machines. What is no regular
  /// file is a stream, like standard output.
  func check(_ count: Int, as format: OutputFormat?) throws {
    let all = formats + [format ?? self.format ?? .table]
    let total = formats.count + count
    guard kind == .file, count > 0, total > 1, let machine = all.first(where: { !$0.isForPeople })
    else { return }
    throw CommandFailure.usage(
      "\(path) takes one result as \(machine.rawValue), and there are \(total); give each a file of"
        + " its own with INTO")
  }

  /// Notes a result that has been written, whole or in part.
  mutating func add(_ format: OutputFormat, isWhole: Bool, isAccepted: Bool) {
    formats.append(format)
    completeness.add(isWhole: isWhole, isAccepted: isAccepted)
  }

  /// A file is written whole or not at all.
  func checkWritten() throws {
    guard isSpoilt else { return }
    throw CommandFailure.usage("\(path) is not written, because not all results got there whole")
  }
}
