/// Finds the word that was probably meant.
package enum NearMiss {
  /// The candidate at the smallest edit distance, if that is small for the word's length: one
  /// mistake in up to four letters, two in up to seven, and so on. Letter case is ignored.
  package static func best(for word: String, among candidates: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard wanted.count >= 2, wanted.count <= 40 else { return nil }
    var best: String?
    // Only what is nearer than this is a find.
    var bound = (wanted.count + 1) / 3 + 1
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      // No two words are nearer to each other than their lengths are.
      guard abs(scalars.count - wanted.count) < bound else { continue }
      let distance = distance(wanted, scalars)
      if distance < bound { (best, bound) = (candidate, distance) }
    }
    return best
  }

  /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into another
  /// (the optimal string alignment distance).
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
