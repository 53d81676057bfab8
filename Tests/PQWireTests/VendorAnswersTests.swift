import PQWire
import Testing

/// The answers in the vendor's document, without its comments, which are not valid JSON.
@Suite struct VendorAnswersTests {
  @Test(arguments: [
    """
    "timestamp","http","p2p"
    1509494400000,1000,2500
    1509494460000,2000,500
    """,
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
    """,
  ])
  func traffic(text: String) {
    let decoded = Decoded(text, text.first == "{" ? .json : .csv)
    #expect(decoded.failure == nil)
    #expect(decoded.fields == ["timestamp", "http", "p2p"])
    #expect(
      decoded.rows == [["1509494400000", "1000", "2500"], ["1509494460000", "2000", "500"]])
  }

  @Test(arguments: [
    """
    "timestamp","browser.name","http","p2p"
    1509494400000,"Chrome",1000,2500
    1509494460000,"Firefox",2000,500
    """,
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
    """,
  ])
  func trafficByBrowser(text: String) {
    let decoded = Decoded(text, text.first == "{" ? .json : .csv)
    #expect(decoded.failure == nil)
    #expect(decoded.fields == ["timestamp", "browser.name", "http", "p2p"])
    #expect(
      decoded.rows == [
        ["1509494400000", "Chrome", "1000", "2500"], ["1509494460000", "Firefox", "2000", "500"],
      ])
  }

  @Test(arguments: [
    """
    "timestamp","http","p2p"
    1509494400000,1000,2500
    1509494460000,1500,3000
    """,
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
    """,
  ])
  func trafficOfOneBrowser(text: String) {
    let decoded = Decoded(text, text.first == "{" ? .json : .csv)
    #expect(decoded.failure == nil)
    #expect(
      decoded.rows == [["1509494400000", "1000", "2500"], ["1509494460000", "1500", "3000"]])
  }
}
