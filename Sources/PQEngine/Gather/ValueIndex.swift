/// The values of a dimension, coded as they come. They are compared by bytes, because texts that only
/// look alike are two values.
struct ValueIndex {
  /// The values by their codes.
  private(set) var values: [String] = []
  /// The codes of the values that are found again.
  private var known: [UInt32] = []
  /// The same by their values; empty as long as there are so few that looking through them is quicker
  /// than to set up a dictionary of such a type.
  private var codes: [[UInt8]: UInt32] = [:]

  private static let few = 16

  /// The code of a value, a new one if it is new.
  mutating func code(of value: String) -> UInt32 {
    if let code = find(value) { return code }
    let code = add(value)
    known.append(code)
    if known.count > Self.few { note() }
    return code
  }

  /// A new code of a text, under which the value of that text is not found.
  mutating func add(_ text: String) -> UInt32 {
    values.append(text)
    return UInt32(values.count - 1)
  }

  /// The code of a value; nil if it is not known.
  func find(_ value: String) -> UInt32? {
    guard codes.isEmpty else { return codes[Array(value.utf8)] }
    return known.first { values[Int($0)].utf8.elementsEqual(value.utf8) }
  }

  private mutating func note() {
    for code in known.dropFirst(codes.count) { codes[Array(values[Int(code)].utf8)] = code }
  }
}
