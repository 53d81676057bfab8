import PQSystem

/// Where answers stand: a folder for each key, and in it a file for each entry.
///
///     <path>/answers/ledger
///     <path>/answers/0b1c…/1768500000000_1768503600000_http+p2p.answer
struct AnswerFolder: Sendable, Hashable {
  private static let name = "answers"

  /// The folder of the cache.
  let path: String

  /// Opens the folder of all answers; nil if there is none yet.
  func open() throws(CacheNote) -> Folder? {
    let root: Folder
    do throws(SystemError) {
      root = try Folder(Self.name, in: Folder(path: path))
    } catch {
      if error.code == ENOENT { return nil }
      throw note(error)
    }
    return try claimed(root)
  }

  /// Opens the folder of all answers, and makes it if need be.
  func make() throws(CacheNote) -> Folder {
    let root: Folder
    do throws(SystemError) {
      try makePath()
      let cache = try Folder(path: path)
      try cache.makeFolder(Self.name)
      root = try Folder(Self.name, in: cache)
    } catch {
      throw note(error)
    }
    return try claimed(root)
  }

  /// The folder, if it is the user's: what others have written is not believed.
  private func claimed(_ root: consuming Folder) throws(CacheNote) -> Folder {
    do throws(SystemError) {
      if try root.isOwn() {
        try root.makePrivate()
        return root
      }
    } catch {
      throw note(error)
    }
    throw .foreignFolder(path: path)
  }

  private func note(_ failure: SystemError) -> CacheNote {
    .noFolder(path: path, reason: failure.reason)
  }

  /// Makes the folder, and those above it that are not there, each for its owner alone.
  private func makePath() throws(SystemError) {
    var above = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      above += "/\(part)"
      if access(above, F_OK) == 0 { continue }
      do {
        try SystemError.checked { mkdir(above, 0o700) }
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
  }
}
