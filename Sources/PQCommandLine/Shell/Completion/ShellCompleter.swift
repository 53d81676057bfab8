import PQ
import PQShell
import PQTools
import Synchronization

/// What the text at a prompt can be completed by.
struct ShellCompleter: Sendable {
  private let completer: Completer

  init(_ session: Session, _ seen: SeenValues) {
    let values = KnownValues(session.backend, seen)
    completer = Completer(
      catalog: session.backend.catalog, environment: session.environment,
      values: values.values, zones: { Self.zones },
      files: Self.files, formats: session.surroundings.formats)
  }

  /// What can stand at a place of a text, which is so many bytes behind its start.
  func completions(of text: String, at cursor: Int) -> [LineCompletion] {
    if let meta = MetaCompletion(String(decoding: text.utf8.prefix(cursor), as: UTF8.self)) {
      return meta.completions
    }
    return completer.completions(text: Array(text.utf8), cursor: cursor).map { completion in
      LineCompletion(
        label: completion.label, replacement: completion.insertion, range: completion.range,
        note: completion.detail)
    }
  }

  /// The system's zones, of which there are hundreds: read once.
  private static let zones = Surroundings.systemZoneNames

  private static let files: @Sendable (String, FileUse) -> [String] = { start, use in
    switch use {
    case .included: FolderListing.paths(from: start, ending: ".pq")
    case .written: FolderListing.paths(from: start)
    }
  }
}

/// The values of dimensions that somebody knows: the conversation, and who answers it.
private final class KnownValues: Sendable {
  private let backend: any Backend
  private let seen: SeenValues
  /// What the backend knows, which is the same as long as it is the same.
  private let known = Mutex<[Dimension: [String]]>([:])

  init(_ backend: any Backend, _ seen: SeenValues) {
    self.backend = backend
    self.seen = seen
  }

  func values(of dimension: Dimension) -> [String] {
    let offered = known.withLock { known in
      if let values = known[dimension] { return values }
      let values = backend.knownValues(of: dimension)
      known[dimension] = values
      return values
    }
    return seen.values(of: dimension).followed(by: offered)
  }
}
