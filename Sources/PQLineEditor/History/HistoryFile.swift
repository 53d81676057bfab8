import PQSystem

/// The file of what was typed, which several shells may use at once. Each adds what was typed as
/// soon as it was, so that whatever ends a shell loses nothing.
public struct HistoryFile: Sendable {
  /// Why a file is of no use; what was typed is remembered until the shell ends, and no longer.
  public struct Unusable: Error, Equatable {
    /// What to tell the user.
    public let reason: String
  }

  /// How many texts are kept.
  static let limit = 5000
  /// A file is made smaller once it has grown by about so many bytes a text.
  private static let roomy = 400

  /// Where it is.
  public let path: String
  private let isSecret: @Sendable (String) -> Bool

  /// A file.
  ///
  /// - Parameter isSecret: whether a text must not be in it, such as one with a token. It is asked
  ///   whenever a text is added, because what is secret may become known on the way.
  public init(path: String, isSecret: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.path = path
    self.isSecret = isSecret
  }

  /// Whether a text may be kept.
  public func mayKeep(_ entry: String) -> Bool {
    !entry.isEmpty && !isSecret(entry)
  }

  /// What a file holds. It is taken apart when somebody asks, which is later than the first prompt.
  public struct Contents: Sendable {
    fileprivate let text: String

    /// What was typed, oldest first.
    public var entries: [String] {
      HistoryText.withoutRepetition(HistoryText.entries(text), limit: HistoryFile.limit)
    }
  }

  /// Reads the file.
  ///
  /// - Returns: what it holds, and what the user should know. A file that is not ours is kept under
  ///   another name.
  public func load() throws(Unusable) -> (contents: Contents, note: String?) {
    try makeFolder()
    let lock = try HistoryLock(path)
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try SystemCall.readAll(lock.descriptor)
    } catch {
      throw failure("read", error)
    }
    do throws(HistoryText.Problem) {
      return (Contents(text: try HistoryText.checked(bytes)), nil)
    } catch {
      return (Contents(text: ""), try putAside(error))
    }
  }

  private func putAside(_ problem: HistoryText.Problem) throws(Unusable) -> String {
    let what = problem == .foreign ? "is no history of pq" : "is damaged"
    for number in 1...99 {
      let name = "\(path).kept-\(number)"
      guard access(name, F_OK) != 0 else { continue }
      guard rename(path, name) == 0 else { break }
      return "\(path) \(what); it is kept as \(name)"
    }
    throw Unusable(reason: "\(path) \(what), and cannot be renamed; what you type is not kept")
  }

  /// Adds a text that may be kept.
  public func append(_ entry: String) throws(Unusable) {
    guard mayKeep(entry) else { return }
    let lock = try HistoryLock(path)
    let size = try lock.size()
    let start = size == 0 ? HistoryText.header + "\n" : lock.endsLine ? "" : "\n"
    let text = start + HistoryText.line(entry) + "\n"
    do throws(SystemError) {
      try SystemCall.writeAll(lock.descriptor, Array(text.utf8))
    } catch {
      throw failure("write", error)
    }
    if size > Self.limit * Self.roomy { compact(lock) }
  }

  /// Leaves out what is old or was typed again later; if it does not work, the file stays as it is.
  private func compact(_ lock: borrowing HistoryLock) {
    lseek(lock.descriptor, 0, SEEK_SET)
    guard let bytes = try? SystemCall.readAll(lock.descriptor),
      let text = try? HistoryText.checked(bytes)
    else { return }
    let entries = HistoryText.entries(text)
    // Half of what makes it so again, so that this is rare.
    let kept = HistoryText.withoutRepetition(
      entries, limit: Self.limit, byteLimit: Self.limit * Self.roomy / 2)
    guard kept.count < entries.count else { return }
    let lines = ([HistoryText.header] + kept.map(HistoryText.line)).joined(separator: "\n") + "\n"
    let name = "\(path).new-\(getpid())"
    let flags = O_WRONLY | O_CREAT | O_EXCL
    guard let descriptor = try? SystemCall.open(FilePath(name), flags) else { return }
    let isWritten =
      (try? SystemCall.writeAll(descriptor, Array(lines.utf8))) != nil && fsync(descriptor) == 0
    close(descriptor)
    if !isWritten || rename(name, path) != 0 { unlink(name) }
  }

  /// Makes the folders that are missing.
  private func makeFolder() throws(Unusable) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for count in parts.indices.dropFirst() {
      let folder = parts[...count].joined(separator: "/")
      if mkdir(folder, 0o700) != 0, errno != EEXIST, errno != EISDIR { throw failure("make") }
    }
  }

  private func failure(_ verb: String, _ error: SystemError = .last) -> Unusable {
    Unusable(verb, path, error)
  }
}

extension HistoryFile.Unusable {
  /// What failed, by default in the last call of the system.
  init(_ verb: String, _ path: String, _ error: SystemError = .last) {
    self.init(reason: "cannot \(verb) \(path): \(error.reason); what you type is not kept")
  }
}
