/// Lists the names in a folder, in no order, without `.` and `..`.
package enum FolderNames {
  /// Returns the names in a folder; an empty array if the folder cannot be read.
  package static func names(in folder: FilePath) -> [FilePath] {
    let descriptor = try? SystemCall.open(folder, O_RDONLY | O_DIRECTORY)
    return descriptor.map { names(closing: $0) } ?? []
  }

  /// Returns the names in an open folder; an empty array if the folder cannot be read.
  ///
  /// - Parameter descriptor: a descriptor of the folder that was not read before. It is closed.
  package static func names(closing descriptor: Int32) -> [FilePath] {
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { closedir(stream) }
    var names: [FilePath] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        FilePath(cString: UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
