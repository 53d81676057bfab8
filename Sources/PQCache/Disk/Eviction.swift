import PQModel
import PQSystem

/// The least recently used files that have to be removed so that the rest stays within a limit.
struct Eviction: Equatable {
  /// The age from which on a draft counts as abandoned: an hour, in nanoseconds.
  private static let longestDraft: Int64 = 3_600_000_000_000

  /// The files to remove.
  private(set) var victims: [Inventory.File] = []
  /// The size of the other files, in bytes.
  private(set) var rest: Int64

  /// - Parameters:
  ///   - limit: the maximum size of all files, in bytes.
  ///   - reserve: the number of bytes below the limit that an eviction frees, so that not every new
  /// file causes another eviction.
  ///   - now: the time of the file system's clock, in nanoseconds since the epoch.
  init(_ inventory: Inventory, limit: Int64, reserve: Int64 = 0, now: Int64) {
    rest = inventory.contents.bytes
    let abandoned = inventory.files.filter {
      !$0.isAnswer && $0.status.lastUse < now.clampedDifference(Self.longestDraft)
    }
    for file in abandoned { remove(file) }
    guard rest > limit else { return }
    let answers = inventory.files.filter(\.isAnswer).sorted(by: Self.precedes)
    for file in answers where rest > max(0, limit - reserve) { remove(file) }
  }

  private mutating func remove(_ file: Inventory.File) {
    victims.append(file)
    rest -= file.footprint
  }

  private static func precedes(_ left: Inventory.File, _ right: Inventory.File) -> Bool {
    left.status.lastUse == right.status.lastUse
      ? left.name < right.name : left.status.lastUse < right.status.lastUse
  }
}

extension [Inventory.File] {
  /// Removes the files, and the folders that become empty. A file that another process has removed
  /// is not an error.
  func remove(from root: borrowing Folder) throws(SystemError) {
    for (name, files) in Dictionary(grouping: self, by: \.folder) {
      guard let folder = try? Folder(name, in: root) else { continue }
      for file in files { try folder.remove(file.name) }
      // This fails, as intended, if the folder has other files.
      try? root.remove(name)
    }
  }
}
