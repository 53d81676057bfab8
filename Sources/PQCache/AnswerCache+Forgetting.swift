import PQModel

extension AnswerCache {
  /// Removes every entry that has some buckets of a request, with all that it has beside them: where
  /// one answer is not trusted, the rest of it is not either.
  func forget(_ inquiry: Inquiry) throws(CacheNote) {
    guard let root = try folder.open(), let shelf = try? Shelf(inquiry.key, in: root) else {
      return
    }
    shelf.remove(overlapping: inquiry.request.range)
  }
}
