package import PQSystem

/// A place for a file, and what is there already.
package struct FilePlace {
  package enum Kind {
    /// A regular file, or none yet.
    case file
    /// What cannot be replaced, such as a terminal, a pipe or a folder.
    case device
    /// Where standard output goes, as to `/dev/stdout`.
    case output
  }

  /// The path as it was given.
  let name: FilePath
  /// The path behind symbolic links, so that they stay links. Two names of one file have one.
  let path: FilePath
  /// What is there.
  package let former: stat?
  let kind: Kind

  package init(_ name: FilePath) {
    self.name = name
    former = name.status
    kind = former.map(Self.kind) ?? .file
    path = former == nil ? Self.unwritten(name) : Self.resolved(name)
  }

  /// The path of the folder, with a slash at its end; empty for the working folder.
  var folder: FilePath { path.parts.folder }

  /// Why a call to the operating system for it has just failed.
  var failure: CommandFailure {
    let reason = name.isUsable ? SystemError.last.reason : "a file must have a name"
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
      guard !isFolder, name.withCString({ access($0, W_OK) }) == 0 else { throw failure }
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
  private static func unwritten(_ name: FilePath) -> FilePath {
    let (folder, file) = name.parts
    // Of the root nothing is left without the slash at its end.
    let real = resolved(folder.bytes.isEmpty ? "." : folder)
    return name.isUsable ? (real.hasSuffix("/") ? real : real + "/") + file : name
  }

  private static func resolved(_ path: FilePath) -> FilePath {
    guard let real = path.withCString({ realpath($0, nil) }) else { return path }
    defer { free(real) }
    return FilePath(cString: real)
  }
}
