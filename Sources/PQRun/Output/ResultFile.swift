import PQ
import PQSystem

/// The file for all results without INTO: the results that it can take and those that it contains.
struct ResultFile {
  /// The path as the user gave it.
  let path: FilePath
  /// The completeness of the results in the file.
  private(set) var completeness = Completeness.whole
  /// True if a result could not be written completely. Then the file cannot be committed.
  var isSpoilt = false
  private let kind: FilePlace.Kind
  /// The formats of the results in the file.
  private var formats: [OutputFormat] = []

  init(_ path: FilePath) {
    self.path = path
    kind = FilePlace(path).kind
  }

  /// The default format of the file: that of its extension, or else `table`. `nil` for another name of
  /// standard output without a known extension.
  var format: OutputFormat? {
    OutputFormat(fileName: path.description) ?? (kind == .output ? nil : .table)
  }

  /// Checks that the file can take more results. A file in a format for programs takes only one. A
  /// device or pipe takes any number, like standard output.
  ///
  /// - Throws: `CommandFailure.usage` if it cannot.
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
    guard isSpoilt else { return }
    throw CommandFailure.usage("\(path) is not written, because not all results got there whole")
  }
}
