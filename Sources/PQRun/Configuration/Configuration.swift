package import PQ
import PQSystem

/// The user's configuration: query texts that run before all others.
package struct Configuration {
  /// The names, parameters and settings after the configuration. The next text starts with them.
  package private(set) var environment = Environment()
  /// The configuration files that exist, in the order in which they ran, as they appear in messages.
  package private(set) var files: [String] = []
  /// True if a file has an error or cannot be read. It has been reported, and that file has no effect.
  package private(set) var hasMistakes = false

  private let reader = ConfigurationFiles()
  private let reporter: Reporter

  /// Runs the configuration files that the command line selects.
  ///
  /// - Parameters:
  ///   - choice: the options of the command line.
  ///   - parameters: the values of parameters from the command line, by name.
  ///   - reporter: receives the diagnostics.
  ///   - folder: the folder of the configuration; `nil` if there is none.
  /// - Throws: `CommandFailure.usage` if the options are wrong, as with an unknown profile.
  package init(
    _ choice: ConfigurationChoice, given parameters: [String: String] = [:], _ reporter: Reporter,
    in folder: ConfigurationFolder? = ConfigurationFolder()
  ) throws {
    self.reporter = reporter
    environment.given = parameters
    for file in try choice.files(folder) { run(file.path, isNeeded: file.isNeeded) }
  }

  /// Returns the names, parameters and settings after the configuration.
  ///
  /// - Throws: `CommandFailure` if a file has an error, unless an interactive shell starts: there the
  ///   user can correct the file.
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

  /// Binds a file against an empty catalog. The configuration must not depend on the backend, because
  /// it may itself select the backend.
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
