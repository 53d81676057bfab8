import PQModel
import PQWire
import Testing

@Suite struct ValidAnswerTextTests {
  @Test(arguments: Samples.goodCSV)
  func csvIsDecoded(text: String) {
    #expect(Decoded(text, .csv).failure == nil)
  }

  @Test(arguments: Samples.goodJSON)
  func jsonIsDecoded(text: String) {
    #expect(Decoded(text, .json).failure == nil)
  }

  @Test func quotesAreHalved() {
    let decoded = Decoded(Samples.goodCSV[4], .csv)
    #expect(decoded.rows.map { $0[1] } == ["a \"b\"", "\"\"", ""])
  }

  @Test func valuesMayBeBareOrHaveLines() {
    let decoded = Decoded(Samples.goodCSV[5], .csv)
    #expect(decoded.rows.map { $0[1] } == ["two\nlines, and a comma", "São Paulo", ""])
  }

  @Test func numbersAreExact() {
    let decoded = Decoded(Samples.goodCSV[6], .csv)
    #expect(decoded.fields == ["timestamp", "country.code", "session.page", "http", "sessions"])
    #expect(
      decoded.rows.map { $0[3] } == ["9223372036854775807", "999999999999999999", "1000", "10"])
    #expect(decoded.rows.map { $0[4] } == ["12.25", "0.0", "0.001", "0.1"])
  }

  @Test func escapesAreDecodedAndEqualValuesAreOne() {
    let decoded = Decoded(Samples.goodJSON[9], .json)
    #expect(
      decoded.rows.map { $0[1] } == ["München", "München", "🌊 \"\\/\u{8}\u{C}\n\r\t"])
    #expect(
      Decoded(Samples.goodJSON[11], .json).rows[0][1]
        == Decoded(Samples.goodJSON[11], .json).rows[1][1])
  }

  @Test(arguments: [Samples.goodJSON[6], Samples.goodJSON[7]])
  func grainMayComeFirstOrLast(text: String) {
    #expect(Decoded(text, .json).grain == .h1)
  }

  @Test func theRequestedGrainIsKept() {
    let decoded = Decoded(Samples.goodJSON[6], .json, .api(.m30))
    #expect(decoded.failure == nil)
    #expect(decoded.grain == .m30)
  }

  @Test func fullBatchesHaveTheirStart() throws {
    var decoder = AnswerDecoder(format: .csv, source: .file, batchCapacity: 2)
    var starts: [String] = []
    let text = "timestamp,os.name,http\n0,\"a\nb\",1\n0,c,2\n0,d,3\n0,e,4\n0,f,5\n"
    let sink: AnswerDecoder.Sink = { starts.append("\($0.firstRow) at \($0.start)") }
    try decoder.consume(Array(text.utf8), into: sink)
    try decoder.finish(into: sink)
    #expect(starts == ["1 at 2:1", "3 at 5:1", "5 at 7:1"])
  }
}
