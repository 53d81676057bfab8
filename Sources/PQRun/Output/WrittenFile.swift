package import PQSystem

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

  /// The message about it, without a period.
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
