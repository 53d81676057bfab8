/// The entries of a folder.
package enum FolderListing {
  /// Returns the names in a folder, unsorted, without `.` and `..`; an empty array if the folder
  /// cannot be read.
  package static func names(in folder: FilePath) -> [FilePath] {
    let descriptor = try? SystemCall.open(folder, O_RDONLY | O_DIRECTORY)
    return descriptor.map { names(closing: $0) } ?? []
  }

  /// Returns the names in an open folder, in the same way; an empty array if the folder cannot be read.
  ///
  /// - Parameter descriptor: a descriptor of the folder. Nothing was read from it before. The function
  ///   closes it.
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

  /// Returns the paths that begin with `start`: folders with a slash at the end, and files. If
  /// `endings` is not empty, each file has one of these endings. A name that begins with a dot is
  /// omitted, unless the name in `start` begins with a dot. A name that is not UTF-8 is omitted,
  /// because users cannot type it.
  package static func paths(from start: String, endings: [String] = []) -> [String] {
    let parts = FilePath(start).parts
    let (folder, name) = (parts.folder.description, parts.file.description)
    let names = names(in: HomePath(folder.isEmpty ? "." : folder).path).compactMap(\.text)
    return names.sorted().compactMap { entry in
      guard entry.hasPrefix(name), !entry.hasPrefix(".") || name.hasPrefix(".") else { return nil }
      let path = folder + entry
      if HomePath(path).path.status?.isFolder == true { return path + "/" }
      return endings.isEmpty || endings.contains(where: entry.hasSuffix) ? path : nil
    }
  }
}
