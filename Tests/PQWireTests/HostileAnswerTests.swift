import PQModel
import PQWire
import Testing

/// Hostile texts are refused soon, with a message.
@Suite struct HostileAnswerTests {
  static let limit = 1 << 20
  static let tooLong = "no row and no value may be longer than \(limit) bytes"

  @Test(arguments: [1, 7, 1000, 1 << 17, 1 << 20])
  func anEndlessLineIsRefusedWhereverChunksEnd(size: Int) throws {
    let head = Array("timestamp,city.name,http\n0,\"".utf8)
    let chunk = [UInt8](repeating: UInt8(ascii: "a"), count: size)
    var decoder = AnswerDecoder(format: .csv, source: .file)
    let failure = #expect(throws: WireFailure.self) {
      try decoder.consume(head) { _ in }
      for _ in 0..<2 * Self.limit / size + 2 { try decoder.consume(chunk) { _ in } }
    }
    #expect(failure?.description == "2:1: \(Self.tooLong)")
  }

  @Test(arguments: [
    ("[{\"timestamp\":0,\"city.name\":\"", "1:2"), ("{\"unknown\":\"", "1:12"), ("[{", "1:2"),
  ])
  func anEndlessValueIsRefused(start: String, place: String) throws {
    let filler = UInt8(ascii: start == "[{" ? " " : "a")
    let text = Array(start.utf8) + [UInt8](repeating: filler, count: 3 << 20)
    let failure = Decoded([text[...]], .json).failure
    #expect(failure?.description == "\(place): \(Self.tooLong)")
  }

  @Test(arguments: [-1, 0, 1])
  func theLimitIsExactWhereverChunksEnd(excess: Int) {
    let before = Array("timestamp,city.name,http\n".utf8)
    let row = Array("0,".utf8) + [UInt8](repeating: 0x61, count: Self.limit - 5 + excess)
    let text = before + row + Array(",1\n".utf8) + Array("0,b,2\n".utf8)
    let whole = Decoded([text[...]], .csv)
    #expect((whole.failure == nil) == (excess <= 0))
    for size in [4096, 100_003, 1 << 19] {
      let chunks = stride(from: 0, to: text.count, by: size).map {
        text[$0..<min($0 + size, text.count)]
      }
      #expect(Decoded(chunks, .csv) == whole)
    }
  }

  @Test func nestingEndsAtSixtyFour() {
    let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(Decoded("{\"x\": \(deep), \"data\": []}", .json).failure == nil)
    let bomb = "{\"x\": \(String(repeating: "[{\"a\":", count: 100_000))"
    #expect(Decoded(bomb, .json).failure?.problem == .tooDeep)
  }

  @Test func spaceOfAnyLengthIsSkipped() {
    let space = String(repeating: " \n", count: 1 << 20)
    let decoded = Decoded("[\(space){\"timestamp\":0,\"http\":x}]", .json)
    #expect(decoded.failure?.position.line == (1 << 20) + 1)
    #expect(decoded.failure?.position.column == 23)
  }

  @Test func manyValuesKeepTheirCodes() {
    var text = "timestamp,session.page,http\n"
    for number in 0..<5000 { text += "0,\"/a/rather/long/page/\(number)\",\(number)\n" }
    for number in 0..<5000 { text += "0,\(number),\(number)\n" }
    for number in 0..<5000 { text += "0,/a/rather/long/page/\(number),\(number)\n" }
    let decoded = Decoded(text, .csv)
    #expect(decoded.rows.count == 15_000)
    #expect(Set(decoded.rows.map { $0[1] }).count == 10_000)
    #expect(decoded.rows.allSatisfy { $0[1].hasSuffix($0[2]) })
  }
}
