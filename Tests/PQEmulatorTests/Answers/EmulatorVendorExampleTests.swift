import Foundation
import PQEngine
import PQFixture
import PQModel
import PQTestSupport
import Testing

@testable import PQEmulator

/// The three examples of the vendor's document are answered byte for byte. The document's comments in
/// JSON are left out.
@Suite struct EmulatorVendorExampleTests {
  static let examples = [
    (
      "1-per-minute",
      """
      {
        "error": false,
        "data": [
          {
            "timestamp": 1509494400000,
            "http": 1000,
            "p2p": 2500
          },
          {
            "timestamp": 1509494460000,
            "http": 2000,
            "p2p": 500
          }
        ]
      }

      """
    ),
    (
      "2-by-browser",
      """
      {
        "error": false,
        "data": [
          {
            "timestamp": 1509494400000,
            "browser.name": "Chrome",
            "http": 1000,
            "p2p": 2500
          },
          {
            "timestamp": 1509494460000,
            "browser.name": "Firefox",
            "http": 2000,
            "p2p": 500
          }
        ]
      }

      """
    ),
    (
      "3-one-browser",
      """
      {
        "error": false,
        "data": [
          {
            "timestamp": 1509494400000,
            "http": 1000,
            "p2p": 2500
          },
          {
            "timestamp": 1509494460000,
            "http": 1500,
            "p2p": 3000
          }
        ]
      }

      """
    ),
  ]

  @Test(arguments: examples)
  func isAnsweredByteForByte(name: String, json: String) async throws {
    let example = try #require(CorpusFolder.vendor.cases.first { $0.name == name })
    let backend = try FileBackend(path: try #require(try example.fixture()))
    let body = try example.text(.body)
    #expect(await EmulatorExchange(.withoutFaults(backend), body).body == json)
    let csv = await EmulatorExchange(.withoutFaults(backend), body, head: .csv).body
    #expect(csv == (try example.text(.answerCSV)))
  }
}
