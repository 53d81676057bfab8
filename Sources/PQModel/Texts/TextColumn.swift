/// Text values in dictionary encoding: each distinct value is stored once, and each row is a code.
public struct TextColumn: Sendable, Equatable {
  /// The code of each row, an index into `dictionary`.
  public var codes: [UInt32]
  /// The distinct values. A value may be unused.
  public var dictionary: TextList

  /// Creates a column from codes and their dictionary.
  public init(codes: [UInt32], dictionary: TextList) {
    self.codes = codes
    self.dictionary = dictionary
  }

  /// Creates a column from values, one for each row.
  public init(_ values: [String]) {
    var index = TextIndex()
    codes = values.map { index.number(of: $0) }
    dictionary = index.texts
  }

  /// Returns the value of a row.
  public subscript(row: Int) -> String { dictionary[Int(codes[row])] }
}
