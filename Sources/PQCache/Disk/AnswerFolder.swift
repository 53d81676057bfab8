import PQSystem

/// The folder of all answers. It has a folder for each key, and the folder of a key has a file for each
/// entry.
///
///     <path>/answers/ledger
///     <path>/answers/0b1c…/1768500000000_1768503600000_http+p2p.answer
struct AnswerFolder: Sendable, Hashable {
  private static let name = "answers"

  /// The path of the cache folder.
  let path: String

  /// Opens the folder of all answers; returns `nil` if it does not exist.
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

  /// Opens the folder of all answers, and creates it if necessary.
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

  /// Returns the folder if it belongs to the user, and throws an error otherwise. Files of other users
  /// are not trusted.
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

  /// Creates the cache folder and its missing parent folders. Only the owner can access them.
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
