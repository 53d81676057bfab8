/// A kind of backend that users name with `--backend`, `PQ_BACKEND`, `SET backend` or `\backend`.
///
/// Help, completion, messages and the choice of a backend read this type. After a new case is added,
/// the compiler reports the places that describe or open a backend.
package enum BackendKind: CaseIterable, Sendable {
  /// The built-in demo audience.
  case demo
  /// The live export API.
  case live
  /// A server that implements the protocol of the live API.
  case server
  /// A fixture file.
  case file

  /// The file name suffixes of fixture files.
  package static let fileEndings = FixtureFormat.allCases.map(\.ending)

  /// Creates the kind that a name stands for: a reserved word, a URL or a path.
  ///
  /// - Parameter name: `nil` stands for a name that is not UTF-8.
  package init(naming name: String?) {
    let named = Self.allCases.first { $0.word != nil && $0.word == name }
    self = named ?? (name?.contains("://") == true ? .server : .file)
  }

  /// The reserved word of the kind; `nil` if several backends can be of this kind.
  package var word: String? {
    switch self {
    case .demo: "demo"
    case .live: "live"
    case .server, .file: nil
    }
  }

  /// True if a server sends the answers, so that the user may have to wait.
  package var isRemote: Bool {
    switch self {
    case .demo, .file: false
    case .live, .server: true
    }
  }

  /// The name of this kind in a sentence.
  package var phrase: String {
    switch self {
    case .demo, .live: word ?? ""
    case .server: "the address of a server"
    case .file: "a fixture file that ends in \(Self.fileEndings.joined(separator: " or "))"
    }
  }

  /// The name of this kind in a help page, with an example.
  package var sample: String {
    switch self {
    case .demo, .live: word ?? ""
    case .server: "a server, http://127.0.0.1:8080/v1"
    case .file: "a file, \(Self.fileEndings.map { "x" + $0 }.joined(separator: " or "))"
    }
  }

  /// The note that completion shows next to the word.
  package var note: String {
    switch self {
    case .demo: "built in, with incidents to find"
    case .live: "the API itself"
    case .server: "it speaks like the API"
    case .file: "rows to answer from"
    }
  }

  /// Returns the kinds as an enumeration in a sentence: `demo, live, ..., or ...`.
  package static func list(
    _ kinds: [BackendKind] = allCases, _ phrase: (BackendKind) -> String = \.phrase
  ) -> String {
    let phrases = kinds.map(phrase)
    return phrases.dropLast().map { $0 + ", " }.joined() + "or " + (phrases.last ?? "")
  }
}

/// The two text formats of a fixture.
package enum FixtureFormat: String, Sendable, CaseIterable {
  /// The CSV format of an answer of the export API that is split by every dimension.
  case csv
  /// A JSON object with the bucket length and the rows.
  case json

  /// The suffix of the name of a file in this format.
  package var ending: String { "." + rawValue }

  /// Creates the format of a file; `nil` if its path has no suffix of a format.
  ///
  /// - Parameter path: the bytes of the path. Letter case counts.
  package init?(path: some BidirectionalCollection<UInt8>) {
    let form = Self.allCases.first {
      path.suffix($0.ending.utf8.count).elementsEqual($0.ending.utf8)
    }
    guard let form else { return nil }
    self = form
  }
}
