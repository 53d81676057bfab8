import PQ
import PQRun
import PQSystem
import PQModel
import PQRender

/// `\backend`: shows or changes the backend.
enum BackendCommand: ShellCommand {
  static let names = ["backend", "c", "connect"]
  static let usage = "[PLACE]"
  static let summary = "who answers, or lets another answer"
  static let details = [
    "PLACE is \(BackendKind.list()).",
    "Names, settings and the last results stay. Nothing is sent before the next query.",
    "  \\backend ~/march.csv",
  ]

  static func choices(after arguments: [String]) -> [ArgumentChoice] {
    guard arguments.isEmpty else { return [] }
    return BackendKind.allCases.compactMap { kind in
      switch kind {
      case .demo, .live: kind.word.map { .word($0, note: kind.note) }
      case .server: nil
      case .file: .file(endings: BackendKind.fileEndings)
      }
    }
  }

  static func run(_ arguments: [String], _ shell: inout Shell) throws -> Shell.Step {
    guard arguments.count <= 1 else { throw misuse }
    if let name = arguments.first { try shell.select(to: HomePath(name).path) }
    let place = VisibleText.of(shell.backend.place.description)
    let now = shell.backend.now ?? shell.runner.session.backend.clock
    // The clock of a server is the time of day and needs no mention.
    let hasClock = shell.backend.now != nil || !shell.backend.isRemote
    shell.say("\(place) answers" + (hasClock ? "; its clock is \(now)" : ""))
    return .goOn
  }
}

extension Shell {
  /// Changes the backend. If that fails, the former backend stays.
  fileprivate mutating func select(to name: FilePath) throws {
    let choice = backend.selecting(to: name)
    let session = try session(on: choice)
    reportCache()
    runner.session = session
    backend = choice
  }

  /// Returns a session on another backend with the same names, parameters and settings.
  func session(on choice: BackendChoice) throws -> Session {
    let watch = runner.watch
    var session = try choice.session(runner.session.environment) { watch?.take($0) }
    session.execution = runner.session.execution
    return session
  }

  /// Reports why the cache was less useful than possible.
  package func reportCache() { runner.reporter.report(runner.session.backend.cacheNotes) }
}
