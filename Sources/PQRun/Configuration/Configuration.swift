package import PQ
import PQSystem

/// The user's configuration: texts that are run before all others.
package struct Configuration {
  /// What it sets, for the texts behind it.
  package private(set) var environment = Environment()
  /// The files that there are, in the order in which they were run, as messages name them.
  package private(set) var files: [String] = []
  /// Whether one of them is wrong, which has been told. It leaves nothing behind.
  package private(set) var hasMistakes = false

  private let reader = ConfigurationFiles()
  private let reporter: Reporter

  /// Runs what the command line wants.
  ///
  /// - Parameters:
  ///   - choice: what the command line says.
  ///   - parameters: the values of parameters that it gives.
  ///   - reporter: who is told of mistakes.
  /// - Throws: if the command line itself is wrong, as with a profile that there is not.
  package init(
    _ choice: ConfigurationChoice, given parameters: [String: String] = [:], _ reporter: Reporter,
    in folder: ConfigurationFolder? = ConfigurationFolder()
  ) throws {
    self.reporter = reporter
    environment.given = parameters
    for file in try choice.files(folder) { run(file.path, isNeeded: file.isNeeded) }
  }

  /// What it sets.
  ///
  /// - Throws: if a file is wrong, unless a conversation begins, in which that can be mended.
  package func checked(isConversation: Bool = false) throws -> Environment {
    guard isConversation || !hasMistakes else { throw CommandFailure.told(.usage) }
    return environment
  }

  private mutating func run(_ path: FilePath, isNeeded: Bool) {
    do throws(SystemError) {
      bind(try reader.read(path, named: path.escaped), path)
    } catch {
      if !isNeeded, error.code == ENOENT || error.code == ENOTDIR { return }
      files.append(path.description)
      hasMistakes = true
      reporter.report(CommandFailure.usage("cannot read \(path): \(error.reason)"))
    }
  }

  /// A configuration is the same whoever answers: what its names mean is no business of a backend,
  /// and none is there yet, because it may need what the configuration sets.
  private mutating func bind(_ bytes: [UInt8], _ path: FilePath) {
    files.append(path.description)
    let binding = Binder.bind(
      SyntaxTree.parse(bytes), name: path.escaped, catalog: Catalog(),
      now: Instant(milliseconds: 0),
      environment: environment, surroundings: reader.surroundings)
    for text in binding.texts {
      let name = EscapedBytes.shown(text.name)
      let source = InputText(name: name, bytes: text.tree.source)
      reporter.report(text.diagnostics, of: source)
    }
    if binding.hasErrors { hasMistakes = true } else { environment = binding.environment }
  }
}
