import CPlatform

extension SystemCall {
  /// Returns the status of what is open.
  package static func status(_ descriptor: Int32) throws(SystemError) -> stat {
    var status = stat()
    try SystemError.checked { fstat(descriptor, &status) }
    return status
  }

  /// Returns the status of what a path leads to, behind symbolic links; nil if it leads nowhere, or if
  /// its folder cannot be searched.
  package static func status(of path: FilePath) -> stat? {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 ? status : nil
  }
}

extension stat {
  /// Whether it is a file, and no folder, device, pipe or link.
  package var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }

  /// The time at which the file was last written, in nanoseconds since 1970.
  package var modificationTime: Int64 {
    withUnsafeBytes(of: self) { cplatform_modification_time($0.baseAddress) }
  }
}
