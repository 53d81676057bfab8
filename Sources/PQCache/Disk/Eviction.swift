import PQModel
import PQSystem

/// Which files have to go so that the others take up no more than a limit: those that were not used
/// for longest.
struct Eviction: Equatable {
  /// A draft of that age has been left behind by someone who will not come back for it.
  private static let longestDraft: Int64 = 3_600_000_000_000

  /// What has to go.
  private(set) var victims: [Inventory.File] = []
  /// What the others take up.
  private(set) var rest: Int64

  /// - Parameters:
  ///   - limit: what may be taken up.
  ///   - reserve: how much less is to be taken up if something has to go, so that not every file
  ///     that comes makes another go.
  ///   - now: the time on the clock of files, in nanoseconds since the epoch.
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
  /// Removes the files, and the folders that they leave empty. One that is gone already, because
  /// someone else makes room as well, is none to remove.
  func remove(from root: borrowing Folder) throws(SystemError) {
    for (name, files) in Dictionary(grouping: self, by: \.folder) {
      guard let folder = try? Folder(name, in: root) else { continue }
      for file in files { try folder.remove(file.name) }
      // Unless it has others.
      try? root.remove(name)
    }
  }
}
