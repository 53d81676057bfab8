import PQModel
import Testing

@testable import PQWire

@Suite struct TextDictionaryTests {
  /// Returns the codes of the pages in an answer, row by row, and the values of the codes.
  private static func pages(_ text: String, _ format: AnswerFormat) throws -> (
    codes: [UInt32], values: TextList
  ) {
    var codes: [UInt32] = []
    let sink: AnswerDecoder.Sink = { batch in codes += batch.codes(of: .sessionPage) }
    var decoder = AnswerDecoder(format: format, source: .file)
    try decoder.consume(Array(text.utf8), into: sink)
    try decoder.finish(into: sink)
    return (codes, decoder.values(of: .sessionPage))
  }

  private static func csv(_ pages: [String]) -> String {
    "timestamp,session.page,http\n" + pages.map { "0,\"\($0)\",1\n" }.joined()
  }

  /// Texts of up to 15 bytes are stored in two words. All texts are found after the tables have
  /// grown.
  @Test(arguments: [0, 10, 11, 12, 23, 24, 100])
  func equalTextsHaveOneCode(length: Int) throws {
    let texts = (0..<5000).map { "\($0)" + String(repeating: "x", count: length) }
    let (codes, values) = try Self.pages(Self.csv(texts + texts), .csv)
    #expect(codes == Array(0..<5000) + Array(0..<5000))
    #expect(values == TextList(texts))
  }

  /// There are more short texts than the bits for places allowed when the first long texts were
  /// added.
  @Test func longTextsAreFoundAmongManyShortOnes() throws {
    let long = (0..<300).map { "a long text, number \($0)" }
    let texts = long[..<10] + (0..<70_000).map { "\($0)" } + long[10...]
    let (codes, values) = try Self.pages(Self.csv(texts + long + ["69999"]), .csv)
    let again = Array(0..<10) + Array(70_010..<70_300) + [70_009]
    #expect(codes.dropFirst(texts.count).map { Int($0) } == again)
    #expect(values == TextList(Array(texts)))
  }

  /// All spellings of a value have the same code, also if a spelling is repeated.
  @Test(arguments: ["a/b", "https://video.example.com/watch/"])
  func spellingsOfOneTextHaveOneCode(page: String) throws {
    let escaped = page.replacing("/", with: "\\/")
    let pages = (0..<300).flatMap { ["\(escaped)\($0)", "\(page)\($0)", "\(escaped)\($0)"] }
    let rows = (pages + pages).map { #"{"timestamp":0,"session.page":"\#($0)","http":1}"# }
    let text = #"{"grain":"1m","data":[\#(rows.joined(separator: ","))]}"#
    let (codes, values) = try Self.pages(text, .json)
    let expected = (0..<300).flatMap { [$0, $0, $0] }
    #expect(codes.map { Int($0) } == expected + expected)
    #expect(values == TextList((0..<300).map { "\(page)\($0)" }))
  }

  /// With the maximum of bits for places, slots have no bits for a hash. Texts of the same slot are
  /// then compared by their bytes.
  @Test(arguments: [0x1, 0xFFFF, .max] as [UInt32])
  func placesAreFoundWhateverTheirBits(placeBits: UInt32) {
    let hasher = SpellingHash()
    var table = LongTextTable(placeBits: placeBits)
    var texts = TextList()
    for number in 0..<3000 {
      texts.append("a text of 20 bytes \(number % 10)\(number)")
      table.addLast(of: texts, hasher)
    }
    for place in texts.indices {
      let spelling = Spelling(
        texts.address(of: place), count: texts.byteCount(of: place), isEscaped: false)
      #expect(table.place(of: spelling, in: texts, hasher) == place)
      let shorter = Spelling(
        texts.address(of: place), count: texts.byteCount(of: place) - 1, isEscaped: false)
      let found = table.place(of: shorter, in: texts, hasher)
      #expect(found.map { texts[$0] } == (found == nil ? nil : String(texts[place].dropLast())))
    }
  }
}
