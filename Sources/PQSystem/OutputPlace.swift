/// A path to write to, and the file that is there already.
package struct OutputPlace {
  package enum Kind {
    /// A regular file, or none yet.
    case file
    /// A file that a rename must not replace, such as a terminal, a pipe or a folder.
    case device
    /// The file that standard output goes to, such as `/dev/stdout`.
    case output
    /// A symbolic link to a file that does not exist. A rename would replace the link.
    case brokenLink
  }

  /// The path as the user gave it.
  package let name: FilePath
  /// The path after symbolic links are followed, so that a rename keeps the links. All names of one
  /// file have the same `path`.
  package let path: FilePath
  /// The status of the existing file; `nil` if there is none.
  package let existing: stat?
  package let kind: Kind

  package init(_ name: FilePath) {
    self.name = name
    existing = name.status
    kind = existing.map(Self.kind) ?? (name.isLink ? .brokenLink : .file)
    path = existing == nil ? Self.unwritten(name) : Self.resolved(name)
  }

  /// The path of the folder, with a slash at the end; empty for the working folder.
  var folder: FilePath { path.parts.folder }

  /// The failure of the last system call for this path, from `errno`.
  var failure: FileError {
    guard name.isUsable else {
      return .writing(name, SystemError(reason: "a file must have a name"))
    }
    guard kind != .brokenLink else {
      return .writing(
        name,
        SystemError(
          reason: "it is a symbolic link to a missing file; make that file, or remove the link"))
    }
    return .writing(name, .last)
  }

  /// Checks that a file can be written here. Changes nothing.
  ///
  /// - Throws: `FileError` if the file cannot be written.
  package func check() throws(FileError) {
    switch kind {
    case .output: return
    case .brokenLink: throw failure
    case .file: _ = try AtomicFile(path: name)
    case .device:
      // Opening and closing a pipe would signal the end of the data to its reader.
      errno = EISDIR
      let isFolder = existing?.isFolder ?? false
      guard !isFolder, name.withCString({ access($0, W_OK) }) == 0 else { throw failure }
    }
  }

  private static func kind(of place: stat) -> Kind {
    var output = stat()
    if fstat(1, &output) == 0, output.st_dev == place.st_dev, output.st_ino == place.st_ino {
      return .output
    }
    return place.isRegularFile ? .file : .device
  }

  /// Returns the path of a file that does not exist yet, with the symbolic links of its folder
  /// resolved.
  private static func unwritten(_ name: FilePath) -> FilePath {
    let (folder, file) = name.parts
    // Without its final slash the path of the root folder is empty.
    let real = resolved(folder.bytes.isEmpty ? "." : folder)
    return name.isUsable ? (real.hasSuffix("/") ? real : real + "/") + file : name
  }

  private static func resolved(_ path: FilePath) -> FilePath {
    guard let real = path.withCString({ realpath($0, nil) }) else { return path }
    defer { free(real) }
    return FilePath(cString: real)
  }
}
