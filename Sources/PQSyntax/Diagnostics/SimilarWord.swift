/// The search for the known word that resembles a misspelled word.
package enum SimilarWord {
  /// Returns the candidate with the smallest edit distance; `nil` if none is near enough.
  ///
  /// The allowed distance depends on the length of the word: one mistake in up to four letters, two in
  /// up to seven, and so on. Letter case is ignored.
  package static func best(for word: String, among candidates: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard wanted.count >= 2, wanted.count <= 40 else { return nil }
    var best: String?
    // Only a smaller distance is a match.
    var bound = (wanted.count + 1) / 3 + 1
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      // The distance is at least the difference of the lengths.
      guard abs(scalars.count - wanted.count) < bound else { continue }
      let distance = distance(wanted, scalars)
      if distance < bound { (best, bound) = (candidate, distance) }
    }
    return best
  }

  /// Returns the optimal string alignment distance: the number of insertions, deletions, substitutions
  /// and swaps of neighbors that turn one word into the other.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
