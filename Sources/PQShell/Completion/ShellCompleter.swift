import PQ
import PQLineEditor
import PQRun
import PQTools

/// The completion of text at a prompt.
struct ShellCompleter: Sendable {
  private let completer: Completer

  init(_ session: Session, _ seen: SeenValues) {
    let backend = session.backend
    completer = Completer(
      catalog: backend.catalog, environment: session.environment,
      values: { seen.values(of: $0, knownTo: backend) },
      zones: { Self.zones },
      files: Self.files, formats: session.surroundings.formats)
  }

  /// Returns the completions at a cursor, which is an offset in bytes.
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

  /// The names of the system's time zones. There are hundreds of them, so they are read once.
  private static let zones = Surroundings.systemZoneNames

  private static let files: @Sendable (String, FileUse) -> [String] = { start, use in
    switch use {
    case .included: FolderListing.paths(from: start, endings: [".pq"])
    case .written: FolderListing.paths(from: start)
    }
  }
}
