import PQWire
import Testing

/// The borders of chunks do not matter, neither for rows nor for messages.
@Suite struct ChunkBorderTests {
  @Test(arguments: Samples.goodCSV + Samples.badCSV.map(\.text))
  func csv(text: String) { check(Array(text.utf8), .csv) }

  @Test(arguments: Samples.goodJSON + Samples.badJSON.map(\.text))
  func json(text: String) { check(Array(text.utf8), .json) }

  private func check(_ bytes: [UInt8], _ format: AnswerFormat) {
    let whole = Decoded([bytes[...]], format)
    #expect(Decoded(bytes.singly, format) == whole)
    for border in bytes.indices {
      let halves = Decoded([bytes[..<border], bytes[border...]], format)
      #expect(halves == whole, "split at byte \(border)")
    }
  }
}
