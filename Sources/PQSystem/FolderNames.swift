/// The names of what lies in a folder, in no order, without the two that every folder has.
package enum FolderNames {
  /// Returns the names in a folder; none if it cannot be read.
  package static func names(in folder: FilePath) -> [FilePath] {
    let descriptor = try? SystemCall.open(folder, O_RDONLY | O_DIRECTORY)
    return descriptor.map { names(closing: $0) } ?? []
  }

  /// Returns the names in a folder that is open; none if it cannot be read.
  ///
  /// - Parameter descriptor: a folder that was not read before. It is closed afterwards.
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
