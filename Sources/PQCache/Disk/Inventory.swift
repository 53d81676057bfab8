import PQModel

/// A list of all files of the cache, to count, evict or remove them.
struct Inventory: Sendable {
  /// A file, by its name and the name of its folder, which is that of a key.
  struct File: Sendable, Hashable {
    let folder: String
    let name: String
    let status: FileStatus

    /// The space that the file takes on the disk, in bytes.
    var footprint: Int64 { FileStatus.footprint(ofSize: status.size) }
    /// True for an answer, false for a draft.
    var isAnswer: Bool { !DraftName.isOne(name) }
  }

  private(set) var files: [File] = []

  /// Lists the files in the folders of all keys. Files with other names are ignored.
  init(of root: borrowing Folder) {
    for name in root.names() where Digest.isName(name) {
      guard let folder = try? Folder(name, in: root) else { continue }
      for file in folder.names() where Self.isOwn(file) {
        guard let status = folder.status(of: file) else { continue }
        files.append(File(folder: name, name: file, status: status))
      }
    }
  }

  private static func isOwn(_ name: String) -> Bool {
    DraftName.isOne(name) || EntryName(fileName: name) != nil
  }

  /// The number of answers, and the size of all files.
  var contents: CacheContents {
    CacheContents(
      answers: files.count { $0.isAnswer },
      bytes: files.reduce(0) { $0.clampedSum($1.footprint) })
  }
}
