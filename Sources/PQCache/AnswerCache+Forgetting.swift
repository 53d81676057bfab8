import PQModel

extension AnswerCache {
  /// Removes every entry that overlaps the range of a request, including its other buckets: if one
  /// part of an entry is not trusted, the rest is not either.
  func forget(_ inquiry: CacheRequest) throws(CacheNote) {
    guard let root = try folder.open(), let shelf = try? KeyFolder(inquiry.key, in: root) else {
      return
    }
    shelf.remove(overlapping: inquiry.request.range)
  }
}
