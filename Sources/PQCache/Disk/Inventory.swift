import PQModel

/// All files of the cache: what there is to count, to make room among, and to clear away.
struct Inventory: Sendable {
  /// A file, by the folder of its key and its name there.
  struct File: Sendable, Hashable {
    let folder: String
    let name: String
    let status: FileStatus

    /// What it takes up.
    var footprint: Int64 { FileStatus.footprint(ofSize: status.size) }
    /// Whether it is an answer, and not one in the making.
    var isAnswer: Bool { !DraftName.isOne(name) }
  }

  private(set) var files: [File] = []

  /// Looks through the folders of all keys. What is not the cache's own is passed over.
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
    DraftName.isOne(name) || KeptAnswer(fileName: name) != nil
  }

  /// How many answers there are, and what they take up.
  var contents: CacheContents {
    CacheContents(
      answers: files.count { $0.isAnswer },
      bytes: files.reduce(0) { $0.clampedSum($1.footprint) })
  }
}
