import CPlatform

extension SystemCall {
  /// Returns the status of an open file.
  package static func status(_ descriptor: Int32) throws(SystemError) -> stat {
    var status = stat()
    try SystemError.checked { fstat(descriptor, &status) }
    return status
  }

  /// Returns the status of the file at a path, following symbolic links; `nil` if it cannot be
  /// read, for any reason.
  package static func status(of path: FilePath) -> stat? {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 ? status : nil
  }
}

extension stat {
  /// True for a regular file; false for a folder, a device, a pipe or a link.
  package var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }

  /// The time at which the file was last written, in nanoseconds since the epoch.
  package var modificationTime: Int64 {
    withUnsafeBytes(of: self) { cplatform_modification_time($0.baseAddress) }
  }
}
