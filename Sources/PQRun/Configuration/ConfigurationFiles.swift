import PQ
import PQSystem
import Synchronization

/// Reads configuration files, and records which of them other users can write. Such files must not
/// select programs to run.
final class ConfigurationFiles: Sendable {
  private let refusals = Mutex<[String: Surroundings.Refusal]>([:])

  /// Reads a file and records who can write it. `name` is the escaped path, as in `TextPath`.
  ///
  /// The checks use the open descriptor, so that the file cannot be replaced between check and read.
  func read(_ path: FilePath, named name: String) throws(SystemError) -> [UInt8] {
    // O_NONBLOCK, because opening a pipe would otherwise wait for a writer.
    let descriptor = try SystemCall.open(path, O_RDONLY | O_NONBLOCK)
    defer { close(descriptor) }
    let place = try SystemCall.status(descriptor)
    try FileBytes.checkRegular(place)
    let refusal = Self.refusal(place, name)
    refusals.withLock { $0[name] = refusal }
    return try FileBytes.read(descriptor: descriptor)
  }

  /// Surroundings in which included files are read and recorded in the same way.
  var surroundings: Surroundings {
    var surroundings = Surroundings.ofCommandLine
    surroundings.text = { path, includer throws(Surroundings.Refusal) in
      try Surroundings.file(path, from: includer, read: self.read)
    }
    surroundings.role = .configuration { name throws(Surroundings.Refusal) in
      if let refusal = self.refusals.withLock({ $0[name] }) { throw refusal }
    }
    return surroundings
  }

  private static func refusal(_ place: stat, _ name: String) -> Surroundings.Refusal? {
    let name = EscapedBytes.shown(name)
    if place.st_uid != geteuid(), place.st_uid != 0 {
      return .init("this file belongs to somebody else; make it your own: chown $USER \(name)")
    }
    guard place.st_mode & 0o022 != 0 else { return nil }
    return .init("others than you can write this file; take that from them: chmod go-w \(name)")
  }
}
