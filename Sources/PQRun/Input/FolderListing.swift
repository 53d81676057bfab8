import PQSystem

/// What lies in a folder. Names that are not UTF-8 are left out, because nobody can type them.
package enum FolderListing {
  /// The paths that begin with a text: files, whose names end in one of the endings if there are
  /// any, and folders with a slash behind them. What begins with a dot is left out, unless the text
  /// asks for it.
  package static func paths(from start: String, endings: [String] = []) -> [String] {
    let parts = FilePath(start).parts
    let (folder, name) = (parts.folder.description, parts.file.description)
    let names = names(in: HomePath(folder.isEmpty ? "." : folder).path)
    return names.sorted().compactMap { entry in
      guard entry.hasPrefix(name), !entry.hasPrefix(".") || name.hasPrefix(".") else { return nil }
      let path = folder + entry
      if isFolder(HomePath(path).path) { return path + "/" }
      return endings.isEmpty || endings.contains(where: entry.hasSuffix) ? path : nil
    }
  }

  /// The names of what lies in a folder, in no order; none if it cannot be read.
  static func names(in folder: FilePath) -> [String] {
    FolderNames.names(in: folder).compactMap(\.text)
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    path.status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }
}
