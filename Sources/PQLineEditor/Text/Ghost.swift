/// What is offered behind a text: the rest of one that was typed before. Whoever takes it gets what
/// was seen, and no more.
enum Ghost {
  /// What is offered of a rest: all of it, or no more than the rest of the line, or the next line.
  ///
  /// - Parameter fits: whether all of it can be seen at once, which is asked only for more lines
  ///   than one.
  static func offered(_ rest: String, fits: () -> Bool) -> String {
    let scalars = rest.unicodeScalars
    guard let first = scalars.firstIndex(of: "\n"), !fits() else { return rest }
    guard first == scalars.startIndex else { return String(scalars[..<first]) }
    let next = scalars[scalars.index(after: first)...]
    return String(scalars[..<(next.firstIndex(of: "\n") ?? next.endIndex)])
  }

  /// Up to the end of the first word, as moving by words goes.
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
