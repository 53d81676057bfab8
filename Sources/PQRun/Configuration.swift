import PQ
package import PQSystem
import Synchronization
package import PQSemantics
import PQSyntax

/// The user's configuration: files with definitions and settings. They are read before all other
/// texts.
package struct Configuration {
  /// The names, parameters and settings that the configuration files define. They are defined in
  /// all other texts of the run.
  package private(set) var environment = QueryEnvironment()
  /// The paths of the existing configuration files, in the order of reading. Messages show the
  /// paths in this form.
  package private(set) var files: [String] = []
  /// True if a configuration file has an error or cannot be read. The error has been reported, and
  /// that file has no effect.
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
  /// - Throws: `CommandFailure.usage` if the options are wrong, for example if the profile does not
  ///   exist.
  package init(
    _ choice: ConfigurationChoice, given parameters: [String: [String]] = [:], _ reporter: Reporter,
    in folder: ConfigurationFolder? = ConfigurationFolder()
  ) throws {
    self.reporter = reporter
    environment.given = parameters
    for file in try choice.files(folder) { run(file.path, isNeeded: file.isNeeded) }
  }

  /// Returns the names, parameters and settings that the configuration files define.
  ///
  /// - Parameter isInteractive: true if an interactive shell starts. In this case a file may have
  ///   an error, because the user can correct it in the shell.
  /// - Throws: `CommandFailure` if a file has an error and `isInteractive` is false. The error has
  ///   been reported.
  package func checked(isInteractive: Bool = false) throws -> QueryEnvironment {
    guard isInteractive || !hasMistakes else { throw CommandFailure.reported(.usage) }
    return environment
  }

  private mutating func run(_ path: FilePath, isNeeded: Bool) {
    do throws(SystemError) {
      bind(try reader.read(path, named: path.escaped), path)
    } catch {
      if !isNeeded, error.code == ENOENT || error.code == ENOTDIR { return }
      files.append(path.description)
      hasMistakes = true
      reporter.report(CommandFailure(FileError.reading(path, error)))
    }
  }

  /// Checks a file. If the file has no error, its definitions are added to `environment`. The
  /// catalog is empty: the configuration must not depend on the backend, because the configuration
  /// can select the backend.
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

/// The command-line options about the user's configuration.
package struct ConfigurationChoice: Equatable {
  /// True if pq reads no configuration file.
  package var isOff: Bool
  /// The name of the profile that is read after `rc.pq`; `nil` for no profile.
  var profile: String?

  package init(isOff: Bool = false, profile: String? = nil) {
    (self.isOff, self.profile) = (isOff, profile)
  }

  /// Returns the files to run, in order. `isNeeded` is true if the file must exist.
  ///
  /// - Throws: `CommandFailure.usage` if the options contradict each other or the profile does not
  ///   exist.
  func files(_ folder: ConfigurationFolder?) throws -> [(path: FilePath, isNeeded: Bool)] {
    if isOff, profile != nil {
      throw CommandFailure.usage("give --profile or --no-config, not both")
    }
    guard !isOff else { return [] }
    let start = folder.map { [(path: $0.start, isNeeded: false)] } ?? []
    return start + (try profile.map { [(path: try path(of: $0, folder), isNeeded: true)] } ?? [])
  }

  private func path(of profile: String, _ folder: ConfigurationFolder?) throws -> FilePath {
    // The search looks at bytes. If a combining accent follows a slash, the two are one
    // `Character`, which is not equal to a slash.
    guard !profile.isEmpty, !profile.utf8.contains(UInt8(ascii: "/")), !profile.contains("..")
    else {
      throw CommandFailure.usage(
        "the profile '\(profile)' is no name; give one such as work, for profiles/work.pq")
    }
    guard let folder else {
      throw CommandFailure.usage(
        "there is no profile '\(profile)', because neither XDG_CONFIG_HOME nor HOME says where")
    }
    let path = folder.profile(profile)
    guard path.status != nil else { throw Self.unknown(profile, folder) }
    return path
  }

  private static func unknown(_ profile: String, _ folder: ConfigurationFolder) -> CommandFailure {
    let names = folder.profileNames
    let known = names.isEmpty ? "none" : names.joined(separator: ", ")
    return .usage("there is no profile '\(profile)' in \(folder.profiles); there is \(known)")
  }
}

/// Reads configuration files, and records the files that other users can write. Such a file must
/// not select programs to run.
private final class ConfigurationFiles: Sendable {
  /// The reasons why files must not select programs to run, by the name of the file. A file without
  /// a reason may select programs.
  private let refusals = Mutex<[String: Surroundings.Refusal]>([:])

  /// Reads a file, and records a refusal if other users can write it. `name` is the path with
  /// escapes.
  ///
  /// The checks use the open descriptor, so that the file cannot be replaced between check and read.
  func read(_ path: FilePath, named name: String) throws(SystemError) -> [UInt8] {
    // O_NONBLOCK, because opening a pipe would otherwise wait for a writer.
    let descriptor = try SystemCall.open(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    let place = try SystemCall.status(descriptor)
    try place.checkRegular()
    let refusal = Self.refusal(place, name)
    refusals.withLock { $0[name] = refusal }
    return try FileReader.ofTexts.bytes(of: descriptor)
  }

  /// The access of a configuration file to other files and things outside it. Included files are
  /// read and recorded in the same way.
  var surroundings: Surroundings {
    var surroundings = Surroundings.ofCommandLine
    surroundings.text = { path, includer throws(Surroundings.Refusal) in
      try Surroundings.file(path, from: includer, read: self.read)
    }
    // The closure throws if the text with this name must not select programs to run.
    surroundings.role = .configuration { name throws(Surroundings.Refusal) in
      if let refusal = self.refusals.withLock({ $0[name] }) { throw refusal }
    }
    return surroundings
  }

  /// Returns the reason why a file must not select programs, or `nil` if it may. `place` has the
  /// owner and the mode of the file.
  private static func refusal(_ place: stat, _ name: String) -> Surroundings.Refusal? {
    let name = EscapedBytes.shown(name)
    if place.st_uid != geteuid(), place.st_uid != 0 {
      return .init("this file belongs to somebody else; make it your own: chown $USER \(name)")
    }
    guard place.st_mode & 0o022 != 0 else { return nil }
    return .init("others than you can write this file; take that from them: chmod go-w \(name)")
  }
}

/// The folder of the user's configuration.
package struct ConfigurationFolder: Equatable {
  package let path: FilePath

  /// Creates the value from the path of the folder. Does not create a folder on the disk. The
  /// result is `nil` if the environment names no folder.
  package init?(_ path: FilePath? = UserFolder.configuration.path()) {
    guard let path else { return nil }
    self.path = path
  }

  /// The path of `rc.pq`. If this file exists, it is read before all other texts.
  package var start: FilePath { path + "/rc.pq" }

  /// The path of the folder of profiles, which run only on request.
  var profiles: FilePath { path + "/profiles" }

  /// Returns the path of a profile.
  func profile(_ name: String) -> FilePath { profiles + FilePath("/\(name).pq") }

  /// The names of the existing profiles, without extension, in order.
  package var profileNames: [String] {
    FolderListing.names(in: profiles).compactMap(\.text).filter {
      $0.hasSuffix(".pq") && !$0.hasPrefix(".")
    }
    .map { String($0.dropLast(3)) }.sorted()
  }
}
