/// A place for a file, and what is there already.
struct FilePlace {
  enum Kind {
    /// A regular file, or none yet.
    case file
    /// What cannot be replaced, such as a terminal, a pipe or a folder.
    case device
    /// Where standard output goes, as to `/dev/stdout`.
    case output
  }

  /// The path as it was given.
  let name: String
  /// The path behind symbolic links, so that they stay links. Two names of one file have one.
  let path: String
  /// What is there.
  let former: stat?
  let kind: Kind

  init(_ name: String) {
    self.name = name
    var place = stat()
    former = stat(name, &place) == 0 ? place : nil
    kind = former.map(Self.kind) ?? .file
    path = former == nil ? Self.unwritten(name) : Self.resolved(name)
  }

  /// The path of the folder, with a slash at its end; empty for the working folder.
  var folder: Substring { Self.parts(of: path).folder }

  /// Why a call to the operating system for it has just failed.
  var failure: CommandFailure {
    let reason = name.isEmpty ? "a file must have a name" : SystemFailure.last.reason
    return .usage("cannot write \(name): \(reason)")
  }

  /// Finds out whether a file can be written there, and leaves no trace.
  func check() throws {
    switch kind {
    case .output: return
    case .file: _ = try AtomicFile(path: name)
    case .device:
      // To open a pipe and to close it would tell its reader that all has been written.
      errno = EISDIR
      let isFolder = former.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
      guard !isFolder, access(name, W_OK) == 0 else { throw failure }
    }
  }

  private static func kind(of place: stat) -> Kind {
    var output = stat()
    if fstat(1, &output) == 0, output.st_dev == place.st_dev, output.st_ino == place.st_ino {
      return .output
    }
    return place.st_mode & S_IFMT == S_IFREG ? .file : .device
  }

  /// The path of a file that is not there yet, its folder behind symbolic links.
  private static func unwritten(_ name: String) -> String {
    let (folder, file) = parts(of: name)
    // Of the root nothing is left without the slash at its end.
    let real = resolved(folder.isEmpty ? "." : String(folder))
    return name.isEmpty ? name : (real.hasSuffix("/") ? real : real + "/") + file
  }

  /// The folder with the slash at its end, and the rest.
  static func parts(of path: String) -> (folder: Substring, file: Substring) {
    // By bytes: to characters, a slash and an accent behind it would be one.
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    return (path[..<start], path[start...])
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
