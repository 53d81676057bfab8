package import PQModel
package import PQSystem

/// A backend by the name that the user gives to `--backend`, `PQ_BACKEND`, `SET backend` or `\backend`.
package enum BackendPlace: Equatable {
  /// The built-in demo data.
  case demo
  /// The live API.
  case live
  /// A server with the protocol of the live API, by its address.
  case server(String)
  /// A fixture file. Its extension is checked when it is opened.
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

  /// The name in the prompt: `demo`, `live`, the name of a file, or the host of a server.
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
  /// The name as the user gave it. An address with a password is replaced by its host.
  package var description: String {
    switch self {
    case .demo, .live: kind.word ?? ""
    case .file(let path): path.description
    case .server(let address): address.contains("@") ? shortName : address
    }
  }
}
