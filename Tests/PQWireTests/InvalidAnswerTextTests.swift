import PQModel
import PQWire
import Testing

@Suite struct InvalidAnswerTextTests {
  @Test(arguments: Samples.badCSV)
  func csv(text: String, message: String) {
    #expect(Decoded(text, .csv).failure?.description == message)
  }

  @Test(arguments: Samples.badJSON)
  func json(text: String, message: String) {
    #expect(Decoded(text, .json).failure?.description == message)
  }

  @Test(arguments: [AnswerFormat.csv, .json])
  func textThatIsNotUTF8(format: AnswerFormat) {
    let (before, after) =
      format == .csv
      ? ("timestamp,city.name,http\n0,\"M", "nchen\",1\n")
      : ("[{\"timestamp\":0,\"city.name\":\"M", "nchen\",\"http\":1}]")
    let bytes = Array(before.utf8) + [0xFC] + Array(after.utf8)
    let failure = Decoded([bytes[...]], format).failure
    let place = format == .csv ? "2:4" : "1:30"
    #expect(failure?.description == "\(place): \"city.name\" is not UTF-8")
  }

  @Test func failuresNameRowAndField() {
    let csv = Decoded("timestamp,http\n0,1\n60000,x\n", .csv).failure
    #expect(csv?.row == 2)
    #expect(csv?.field == .metric(.http))
    let json = Decoded("[{\"timestamp\":0,\"http\":1},{\"timestamp\":\"\",\"http\":1}]", .json)
    #expect(json.failure?.row == 2)
    #expect(json.failure?.field == .timestamp)
    #expect(Decoded("{\"x\": }", .json).failure?.row == nil)
  }

  @Test func rowsBeforeTheMistakeComeInWholeBatches() {
    let decoded = Decoded("timestamp,http\n0,1\n0,2\n0,3\n0,4\n0,x\n", .csv)
    #expect(decoded.rows.count == 3)
    #expect(decoded.failure?.row == 5)
  }
}
