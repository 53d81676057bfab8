import CPlatform

extension SystemCall {
  /// Returns the status of an open file.
  package static func status(_ descriptor: Int32) throws(SystemError) -> stat {
    var status = stat()
    try SystemError.checked { fstat(descriptor, &status) }
    return status
  }
}

extension FilePath {
  /// The status of the file, after symbolic links are followed; `nil` if it cannot be read, with the
  /// reason in `errno`.
  package var status: stat? {
    var status = stat()
    return withCString { stat($0, &status) } == 0 ? status : nil
  }

  /// True if the path leads to a file that is not a folder and that this process may read.
  package var isReadableFile: Bool {
    guard let status, !status.isFolder else { return false }
    return withCString { access($0, R_OK) } == 0
  }

  /// True if the path is that of a symbolic link.
  package var isLink: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

extension stat {
  /// True for a regular file; false for a folder, a device, a pipe or a link.
  package var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }

  /// True for a folder.
  package var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

  /// Checks that the file is regular.
  ///
  /// - Throws: `SystemError` if the file is not regular.
  package func checkRegular() throws(SystemError) {
    switch st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemError(code: EISDIR)
    default: throw SystemError(reason: "it is no regular file")
    }
  }

  /// The time at which the file was last written, in nanoseconds since the epoch.
  package var modificationTime: Int64 {
    withUnsafeBytes(of: self) { cplatform_modification_time($0.baseAddress) }
  }
}

extension FilePath {
  /// Returns the path in a normal form: without `.`, and without pairs of a folder and `..`. Different
  /// spellings of a path then become the same.
  ///
  /// - Parameter file: another file. A relative path begins in the folder of this file. Empty for the
  ///   working folder.
  package func normalized(from file: FilePath = "") -> FilePath {
    let whole = isAbsolute ? self : file.parts.folder + self
    let plain = resolved(from: file)
    // After a symbolic link, `..` is not the folder that precedes it in the path. Then the path is
    // kept as it is.
    return Self.isSame(plain, whole) ? plain : whole
  }

  /// Returns the path without `.`, and without pairs of a folder and `..`. Reads nothing from the disk,
  /// so a `..` behind a symbolic link is the folder that precedes the link.
  ///
  /// - Parameter file: another file. A relative path begins in the folder of this file. Empty for the
  ///   working folder.
  package func resolved(from file: FilePath = "") -> FilePath {
    let whole = isAbsolute ? self : file.parts.folder + self
    var parts: [FilePath] = []
    for part in whole.components where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let start: FilePath = whole.isAbsolute ? "/" : ""
    return start + FilePath(bytes: parts.map(\.bytes).joined(separator: "/".utf8))
  }

  /// True if both paths lead to the same file, or if one of them leads to none.
  private static func isSame(_ left: FilePath, _ right: FilePath) -> Bool {
    guard let first = left.status, let second = right.status else { return true }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
