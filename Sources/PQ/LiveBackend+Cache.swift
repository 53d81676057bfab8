package import PQCache
public import PQEngine
public import PQLive

extension LiveBackend {
  /// Returns this backend behind a cache. Buckets that can no longer change are kept in the files of a
  /// folder, for later runs and for other processes. The answers of different accounts are kept apart.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder. It is created with the first answer.
  ///   - sizeLimit: the maximum size of the files in bytes. The least recently used answers are removed
  ///     first.
  public func cached(in folder: String, sizeLimit: Int64 = 256 << 20) -> any Backend {
    cached(in: AnswerCache(path: folder, sizeLimit: sizeLimit))
  }

  /// Returns this backend behind a cache. Only buckets older than the backend's settling margin are
  /// cached.
  package func cached(in cache: AnswerCache) -> CachingBackend {
    let margin = catalog.limits.settlingMargin
    return CachingBackend(self, cache: cache.settling(after: margin), closing: closing) {
      () throws(BackendFailure) in try scope()
    }
  }

  /// The clock that decides which buckets are settled. The API's data ends at the current time, even
  /// if `--now` is another time. The data of a server on this machine may end at `--now`. So the
  /// earlier of the two times counts there.
  private var closing: ClosingClock { endpoint.isLoopback ? .earlier : .system }

  private func scope() throws(BackendFailure) -> CacheScope {
    do throws(LiveFailure) {
      return CacheScope(endpoint: endpoint.url, account: try account())
    } catch {
      throw error.backendFailure
    }
  }
}
