import PQModel
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\n\r\tb", #""a\n\r\tb""#),
    ("\u{0}\u{1B}[31m", #""\u0000\u001b[31m""#), ("São Paulo 東京 🎉", #""São Paulo 東京 🎉""#),
    ("\u{7F}\u{85}", #""\u007f\u0085""#), ("a\u{202E}b", #""a\u202eb""#),
    ("\u{FEFF}", #""\ufeff""#), ("\u{E0001}", #""\udb40\udc01""#),
  ])
  func escapesControlAndInvisibleCharacters(text: String, json: String) {
    #expect(JSONText.quoted(text) == json)
  }
}
