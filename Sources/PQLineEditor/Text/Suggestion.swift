/// The suggestion after the text: the rest of an earlier entry. If the user accepts it, exactly the
/// visible part is inserted.
enum Suggestion {
  /// Returns the part of a rest to suggest: all of it if it fits, otherwise the rest of the line, or
  /// the next line if the rest begins with a line break.
  ///
  /// - Parameter fits: returns true if the whole rest fits on the screen. Called only for several
  ///   lines.
  static func offered(_ rest: String, fits: () -> Bool) -> String {
    let scalars = rest.unicodeScalars
    guard let first = scalars.firstIndex(of: "\n"), !fits() else { return rest }
    guard first == scalars.startIndex else { return String(scalars[..<first]) }
    let next = scalars[scalars.index(after: first)...]
    return String(scalars[..<(next.firstIndex(of: "\n") ?? next.endIndex)])
  }

  /// Returns the start of the suggestion up to the end of its first word.
  static func firstWord(of ghost: String) -> String {
    let scalars = ghost.unicodeScalars
    let start = scalars.firstIndex(where: isPart) ?? scalars.endIndex
    return String(scalars[..<(scalars[start...].firstIndex { !isPart($0) } ?? scalars.endIndex)])
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar == "_" || scalar == "." || scalar == "-"
  }
}
