import PQWire
import Testing

/// The borders of chunks do not matter, neither for rows nor for messages.
@Suite struct ChunkBorderTests {
  @Test(arguments: Samples.goodCSV + Samples.badCSV.map(\.text))
  func csv(text: String) { check(Array(text.utf8), .csv) }

  @Test(arguments: Samples.goodJSON + Samples.badJSON.map(\.text))
  func json(text: String) { check(Array(text.utf8), .json) }

  /// An item is too long or it is not, and its mistakes come first or they do not, whatever the chunks.
  @Test(arguments: [-200, -65, -64, -40, 0, 1, 40, 100, 5000], [0.001, 0.5, 0.999])
  func itemsAroundTheLimit(extra: Int, place: Double) {
    let length = (1 << 20) + extra
    for escape in ["", "\\q", "\\n"] {
      var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
      text.insert(contentsOf: escape.utf8, at: Int(place * Double(length)))
      let json = Self.json(text)
      checkChunks(json, .json)
      checkChunks(Self.skipped(text), .json)
      checkChunks(Self.csv(text), .csv)
    }
  }

  private static func json(_ text: [UInt8]) -> [UInt8] {
    let start = #"{"data": [{"timestamp": 1768500000000, "http": 1, "isp.name": ""#
    return Array(start.utf8) + text + Array(#""}, {"timestamp": 1768500060000, "http": x}]}"#.utf8)
  }

  private static func skipped(_ text: [UInt8]) -> [UInt8] {
    Array(#"{"meta": ""#.utf8) + text + Array(#"", "data": [{"timestamp": 1, "http": 1}]}"#.utf8)
  }

  private static func csv(_ text: [UInt8]) -> [UInt8] {
    Array("timestamp,isp.name,http\n1768500000000,\"".utf8) + text + Array("\"x,1\n".utf8)
  }

  private func checkChunks(_ bytes: [UInt8], _ format: AnswerFormat) {
    let whole = Decoded([bytes[...]], format)
    #expect(whole.failure != nil)
    for size in [997, 65_536, 100_003, 131_071, 131_072, 300_000] {
      let chunks = stride(from: 0, to: bytes.count, by: size).map {
        bytes[$0..<min($0 + size, bytes.count)]
      }
      #expect(Decoded(chunks, format).failure == whole.failure, "chunks of \(size)")
    }
  }

  private func check(_ bytes: [UInt8], _ format: AnswerFormat) {
    let whole = Decoded([bytes[...]], format)
    #expect(Decoded(bytes.singly, format) == whole)
    for border in bytes.indices {
      let halves = Decoded([bytes[..<border], bytes[border...]], format)
      #expect(halves == whole, "split at byte \(border)")
    }
  }
}
