/// Text values coded by a dictionary: each distinct value is held once, each row is a small number.
public struct TextColumn: Sendable, Equatable {
  /// One code a row, an index into `dictionary`.
  public var codes: [UInt32]
  /// The distinct values. A value may be unused.
  public var dictionary: [String]

  /// A column of codes into a dictionary.
  public init(codes: [UInt32], dictionary: [String]) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// Codes plain values.
  public init(_ values: [String]) {
    // Keyed by bytes: texts that only look alike are two values.
    var known: [[UInt8]: UInt32] = [:]
    codes = []
    dictionary = []
    for value in values {
      let next = UInt32(dictionary.count)
      let code = known[Array(value.utf8), default: next]
      if code == next {
        known[Array(value.utf8)] = code
        dictionary.append(value)
      }
      codes.append(code)
    }
  }

  /// The value of a row.
  public subscript(row: Int) -> String { dictionary[Int(codes[row])] }
}
