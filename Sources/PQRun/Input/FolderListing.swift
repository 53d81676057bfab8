import PQSystem

/// The entries of a folder. Names that are not UTF-8 are omitted, because users cannot type them.
package enum FolderListing {
  /// Returns the paths that begin with a text: folders with a slash at the end, and files. If there are
  /// `endings`, only files with one of them. Entries that begin with a dot are omitted unless the text
  /// has one too.
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

  /// Returns the names of the entries of a folder in no defined order; empty if it cannot be read.
  static func names(in folder: FilePath) -> [String] {
    FolderNames.names(in: folder).compactMap(\.text)
  }

  private static func isFolder(_ path: FilePath) -> Bool {
    path.status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }
}
