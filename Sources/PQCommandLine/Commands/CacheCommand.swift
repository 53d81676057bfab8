import ArgumentParser
import PQ
import PQCache
import PQRun
import PQSystem

/// `pq cache`: shows the size of the cache of live answers.
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Show the size of the cache, or clear it.",
    discussion: """
      Answers of the live API are cached, except the newest buckets, which may still change. Answers of \
      a server on this machine are cached only with --cache. The cache is the folder pq in \
      XDG_CACHE_HOME, or else in ~/.cache; only its user can read it.
      """,
    subcommands: [Clear.self])

  @Option(name: .long, help: "The output format.")
  var format = OutputFormat.table

  @OptionGroup var reporting: ReportOptions

  func run() throws {
    let cache = try Self.cache()
    let contents = try Self.checked { () throws(CacheNote) in try cache.contents() }
    try format.renderer(RenderOptions()).render(contents.table(of: cache)) {
      try StandardStream.output.write($0)
    }
  }

  /// `pq cache clear`: removes all cached answers.
  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove all cached answers.")

    @OptionGroup var reporting: ReportOptions

    func run() throws {
      let cache = try CacheCommand.cache()
      let contents = try CacheCommand.checked { () throws(CacheNote) in try cache.clear() }
      try StandardStream.output.write(Array("removed \(contents.told)\n".utf8))
    }
  }
}

extension CacheCommand {
  private static func cache() throws -> AnswerCache {
    guard let cache = CacheChoice.ofUser else {
      throw CommandFailure.usage("there is no folder for a cache; set XDG_CACHE_HOME or HOME")
    }
    return cache
  }

  private static func checked<Value>(_ work: () throws(CacheNote) -> Value) throws -> Value {
    do throws(CacheNote) {
      return try work()
    } catch {
      throw CommandFailure.usage("\(error.message); \(error.advice)")
    }
  }
}

extension CacheContents {
  /// Returns the contents of the cache as a table of one row.
  fileprivate func table(of cache: AnswerCache) -> DataTable {
    DataTable([
      .texts("folder", [cache.path]),
      Column("answers", .measure(.count), .integers([Int64(answers)])),
      Column("size", .measure(.bytes), .integers([bytes])),
      Column("limit", .measure(.bytes), .integers([cache.sizeLimit])),
    ])
  }

  /// The contents in words, such as `3 answers, 12288 bytes`.
  fileprivate var told: String { "\(answers) answer\(answers == 1 ? "" : "s"), \(bytes) bytes" }
}
