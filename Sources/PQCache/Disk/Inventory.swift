import PQModel
import PQSystem

/// A list of all files of the cache. It is used to count, evict or remove the files.
struct Inventory: Sendable {
  /// A file: its name, its status, and the name of its folder. The folder has the name of a key.
  struct File: Sendable, Hashable {
    let folder: String
    let name: String
    let status: StoredFileStatus

    /// The space that the file takes on the disk, in bytes.
    var footprint: Int64 { StoredFileStatus.footprint(ofSize: status.size) }
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

/// The choice of files to remove, so that the size of all other files stays within a limit. The least
/// recently used answers are removed first.
struct Eviction: Equatable {
  /// The maximum age of a draft, in nanoseconds: one hour. An older draft counts as abandoned.
  private static let draftExpiry: Int64 = 3_600_000_000_000

  /// The files to remove.
  private(set) var filesToRemove: [Inventory.File] = []
  /// The size of all files that are not removed, in bytes.
  private(set) var rest: Int64

  /// - Parameters:
  ///   - limit: the maximum size of all files, in bytes.
  ///   - reserve: if the size exceeds the limit, files are removed until the size is this number of
  ///     bytes below the limit. So not every new file causes another eviction.
  ///   - now: the time of the file system's clock, in nanoseconds since the epoch.
  init(_ inventory: Inventory, limit: Int64, reserve: Int64 = 0, now: Int64) {
    rest = inventory.contents.bytes
    let abandoned = inventory.files.filter {
      !$0.isAnswer && $0.status.lastUse < now.clampedDifference(Self.draftExpiry)
    }
    for file in abandoned { remove(file) }
    guard rest > limit else { return }
    let answers = inventory.files.filter(\.isAnswer).sorted(by: Self.precedes)
    for file in answers where rest > max(0, limit - reserve) { remove(file) }
  }

  private mutating func remove(_ file: Inventory.File) {
    filesToRemove.append(file)
    rest -= file.footprint
  }

  private static func precedes(_ left: Inventory.File, _ right: Inventory.File) -> Bool {
    left.status.lastUse == right.status.lastUse
      ? left.name < right.name : left.status.lastUse < right.status.lastUse
  }
}

extension [Inventory.File] {
  /// Removes the files and the folders that become empty. It is not an error if another process has
  /// already removed a file.
  func remove(from root: borrowing Folder) throws(SystemError) {
    for (name, files) in Dictionary(grouping: self, by: \.folder) {
      guard let folder = try? Folder(name, in: root) else { continue }
      for file in files { try folder.remove(file.name) }
      // If the folder has other files, this fails, and the folder stays.
      try? root.remove(name)
    }
  }
}
