/// Text values coded by a dictionary: each distinct value is held once, each row is a small number.
public struct TextColumn: Sendable, Equatable {
  /// One code a row, an index into `dictionary`.
  public var codes: [UInt32]
  /// The distinct values. A value may be unused.
  public var dictionary: TextList

  /// A column of codes into a dictionary.
  public init(codes: [UInt32], dictionary: TextList) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// Codes plain values.
  public init(_ values: [String]) {
    var index = TextIndex()
    codes = values.map { index.number(of: $0) }
    dictionary = index.texts
  }

  /// The value of a row.
  public subscript(row: Int) -> String { dictionary[Int(codes[row])] }
}
