/// What lies in a folder.
enum FolderListing {
  /// The paths that begin with a text: files, whose names end in one of the endings if there are
  /// any, and folders with a slash behind them. What begins with a dot is left out, unless the text
  /// asks for it.
  static func paths(from start: String, endings: [String] = []) -> [String] {
    let parts = FilePlace.parts(of: start)
    let (folder, name) = (String(parts.folder), String(parts.file))
    let names = names(in: HomePath(folder.isEmpty ? "." : folder).path)
    return names.sorted().compactMap { entry in
      guard entry.hasPrefix(name), !entry.hasPrefix(".") || name.hasPrefix(".") else { return nil }
      let path = folder + entry
      if isFolder(HomePath(path).path) { return path + "/" }
      return endings.isEmpty || endings.contains(where: entry.hasSuffix) ? path : nil
    }
  }

  /// The names of what lies in a folder, in no order; none if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
