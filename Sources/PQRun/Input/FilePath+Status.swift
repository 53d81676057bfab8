import PQSystem

extension FilePath {
  /// The status of the file after following symbolic links; `nil` if there is none.
  var status: stat? { SystemCall.status(of: self) }

  /// True if the path is that of a symbolic link.
  var isLink: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
