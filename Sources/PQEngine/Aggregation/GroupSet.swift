/// A set of groups. Group numbers are small, so an array of flags replaces a hash.
struct GroupSet {
  private var isIn: [Bool] = []

  init(_ groups: [UInt32] = []) { for group in groups { insert(group) } }

  mutating func insert(_ group: UInt32) {
    let missing = Int(group) + 1 - isIn.count
    if missing > 0 { isIn.append(contentsOf: repeatElement(false, count: missing)) }
    isIn[Int(group)] = true
  }

  func contains(_ group: UInt32) -> Bool { group < isIn.count && isIn[Int(group)] }

  /// Returns the union of these groups and others.
  func union(_ groups: [UInt32]) -> GroupSet {
    var result = self
    for group in groups { result.insert(group) }
    return result
  }

  /// The groups, ascending.
  var groups: [UInt32] { (0..<UInt32(isIn.count)).filter { isIn[Int($0)] } }
}
