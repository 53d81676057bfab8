import PQSystem

extension FilePath {
  /// What the path leads to, behind symbolic links; `nil` if it leads nowhere.
  var status: stat? { SystemCall.status(of: self) }

  /// Whether the path is that of a symbolic link.
  var isLink: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
