extension Array {
  /// Returns all choices of `count` elements, each in the order of the array.
  func choices(ofCount count: Int) -> [[Element]] {
    guard count > 0 else { return [[]] }
    guard count <= self.count, let first else { return [] }
    let others = Array(dropFirst())
    return others.choices(ofCount: count - 1).map { [first] + $0 } + others.choices(ofCount: count)
  }
}
