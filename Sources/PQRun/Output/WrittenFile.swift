package import PQSystem

/// A file that results were written to.
package enum WrittenFile: Equatable {
  /// The file that was named.
  case whole(FilePath)
  /// A file beside the one that was named, because an answer was given in part.
  case partial(FilePath, of: FilePath)

  /// The path of what was written.
  var path: FilePath {
    switch self {
    case .whole(let path), .partial(let path, of: _): path
    }
  }

  /// The sentence about it, without a period.
  package var sentence: String {
    switch self {
    case .whole(let path): "\(path) is written"
    case .partial(let path, of: let target):
      "an answer in part is written to \(path), and \(target) is left as it was"
        + "; --keep-partial writes it all the same"
    }
  }
}

/// Whether everything that belongs into a file is there.
enum Completeness {
  case whole
  /// A request has failed for good, so that something is missing.
  case partial
  /// The same, and the user takes it for whole.
  case acceptedPartial

  /// The completeness of a file that gets one more result.
  mutating func add(isWhole: Bool, isAccepted: Bool) {
    guard !isWhole else { return }
    self = isAccepted ? .acceptedPartial : .partial
  }
}
