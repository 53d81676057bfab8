/// A kind of backend, as users name it: with `--backend`, `PQ_BACKEND`, `SET backend` or `\backend`.
///
/// Help, completion, messages and the choice of a backend read it here. Another kind is another case:
/// the compiler then points to what a person is told of it and to where it is opened.
package enum BackendKind: CaseIterable, Sendable {
  /// The audience that is built in.
  case demo
  /// The live API.
  case live
  /// A server that speaks like the live API.
  case server
  /// A fixture file.
  case file

  /// How the names of fixture files end.
  package static let fileEndings = [".csv", ".json"]

  /// The kind that a name stands for: a word of its own, an address, or else a path. `nil` stands for
  /// a name that is not UTF-8.
  package init(naming name: String?) {
    let named = Self.allCases.first { $0.word != nil && $0.word == name }
    self = named ?? (name?.contains("://") == true ? .server : .file)
  }

  /// The word that names the only backend of its kind; `nil` for a kind of many.
  package var word: String? {
    switch self {
    case .demo: "demo"
    case .live: "live"
    case .server, .file: nil
    }
  }

  /// Whether answers come from a server, so that they have to be waited for.
  package var isRemote: Bool {
    switch self {
    case .demo, .file: false
    case .live, .server: true
    }
  }

  /// What a sentence calls a backend of this kind.
  package var phrase: String {
    switch self {
    case .demo, .live: word ?? ""
    case .server: "the address of a server"
    case .file: "a fixture file that ends in \(Self.fileEndings.joined(separator: " or "))"
    }
  }

  /// What a page of help calls it, with an example.
  package var sample: String {
    switch self {
    case .demo, .live: word ?? ""
    case .server: "a server, http://127.0.0.1:8080/v1"
    case .file: "a file, \(Self.fileEndings.map { "x" + $0 }.joined(separator: " or "))"
    }
  }

  /// What completion says beside its word.
  package var note: String {
    switch self {
    case .demo: "built in, with incidents to find"
    case .live: "the API itself"
    case .server: "it speaks like the API"
    case .file: "rows to answer from"
    }
  }

  /// The kinds that one can choose from, as a sentence lists them: `demo, live, ..., or ...`.
  package static func list(
    _ kinds: [BackendKind] = allCases, _ phrase: (BackendKind) -> String = \.phrase
  ) -> String {
    let phrases = kinds.map(phrase)
    return phrases.dropLast().map { $0 + ", " }.joined() + "or " + (phrases.last ?? "")
  }
}
