import PQSystem
import Testing

@testable import PQRun

@Suite struct ResultLineTests {
  @Test func lineCountsRowsAndRequests() {
    #expect(ResultLine(rows: 5).text == "5 rows")
    #expect(ResultLine(rows: 1, noun: "line").text == "1 line")
    #expect(ResultLine(rows: 1, requests: 1).text == "1 row from 1 request")
    #expect(
      ResultLine(rows: 1_680, requests: 14, cached: 12, time: .milliseconds(1234)).text
        == "1,680 rows from 14 requests (12 from the cache) in 1.2 s")
    #expect(
      ResultLine(rows: 0, requests: 2, cached: 2, time: .microseconds(999_990)).text
        == "0 rows from 2 requests (from the cache) in 999.9 ms")
    #expect(
      ResultLine(rows: 2, requests: 1, file: "out.csv").text == "2 rows from 1 request to out.csv")
  }
}
