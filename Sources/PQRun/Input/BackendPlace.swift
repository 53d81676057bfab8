package import PQModel
package import PQSystem

/// What answers, as a user names it: with `--backend`, `PQ_BACKEND`, `SET backend` or `\backend`.
package enum BackendPlace: Equatable {
  /// The audience that is built in.
  case demo
  /// The live API.
  case live
  /// A server that speaks like the live API, by its address.
  case server(String)
  /// A fixture file; its name is checked when it is opened.
  case file(FilePath)

  package init(_ name: FilePath) {
    self =
      switch BackendKind(naming: name.text) {
      case .demo: .demo
      case .live: .live
      case .server: .server(name.text ?? "")
      case .file: .file(name)
      }
  }

  package var kind: BackendKind {
    switch self {
    case .demo: .demo
    case .live: .live
    case .server: .server
    case .file: .file
    }
  }

  /// The name for the prompt: `demo`, `live`, the name of a file, the host of a server.
  package var shortName: String {
    switch self {
    case .demo, .live: description
    case .file(let path): (path.components.last ?? path).description
    case .server(let address):
      address.split(separator: "/").dropFirst().first?.split(separator: "@").last
        .map { String($0) } ?? "server"
    }
  }
}

extension BackendPlace: CustomStringConvertible {
  /// The name as it was given, but for a password, which is repeated nowhere.
  package var description: String {
    switch self {
    case .demo, .live: kind.word ?? ""
    case .file(let path): path.description
    case .server(let address): address.contains("@") ? shortName : address
    }
  }
}
