import PQHTTP
import PQModel

@testable import PQLive

/// Texts of a server are read without surprises, and no text keeps a recognizable part of the token.
enum LiveOracle {
  static func check(_ input: [UInt8], _ found: inout Violations) {
    var choices = InputChoices(input)
    if choices.below(4) == 0 {
      checkHead(String(choices.takeRest()), &found)
    } else {
      checkRedactor(&choices, &found)
    }
  }

  private static func checkHead(_ text: String, _ found: inout Violations) {
    if let date = HTTPDate.instant(of: text) {
      found.expect(date == date.floored(to: .second), "http-date-has-whole-seconds", text)
    }
    var head = HTTPHead(status: 429, fields: [.init(name: "retry-after", value: text)])
    for now in [Int64.min, 0, .max] {
      let wait = head.retryAfter(at: Instant(milliseconds: now)) ?? .zero
      found.expect(wait >= .zero, "retry-after-is-not-negative", text)
    }
    head.fields.append(.init(name: "date", value: "Sun, 06 Nov 1994 08:49:37 GMT"))
    let wait = head.retryAfter(at: Instant(milliseconds: 0)) ?? .zero
    found.expect(wait >= .zero, "retry-after-is-not-negative", text)
    do throws(Endpoint.Problem) {
      let endpoint = try Endpoint(text)
      found.expect((try? Endpoint(endpoint.url)) == endpoint, "endpoint-round-trip", text)
    } catch {
      found.expect(!error.description.hasControls, "endpoint-error-is-safe-to-print", "\(error)")
    }
  }

  private static func checkRedactor(_ choices: inout InputChoices, _ found: inout Violations) {
    let secret = secret(&choices)
    guard let token = try? APIToken(bytes: secret) else { return }
    let text = LeakingText.bytes(secret, &choices)
    let clean = Redactor(token).clean(text)
    let search = LeakSearch(secret)
    let detail = { "token \(String(secret)), text \(String(text)), clean \(String(clean))" }
    found.expect(!search.leaks(clean), "redactor-removes-the-token", detail())
    let decoded = LeakSearch.percentDecoded(clean)
    found.expect(!search.leaks(decoded), "redactor-removes-the-escaped-token", detail())
  }

  /// Returns a token without a backslash. Where a token has one, a text can be read in two ways: `\%5C` is
  /// an escaped percent sign, or two bytes of the token.
  private static func secret(_ choices: inout InputChoices) -> [UInt8] {
    let alphabet = Array("abcABC123-_%/u0".utf8)
    return (0..<LeakSearch.length + choices.below(24)).map { _ in
      let byte = choices.below(3) == 0 ? 0x21 + choices.byte() % 94 : choices.pick(alphabet)
      return byte == UInt8(ascii: "\\") ? UInt8(ascii: "/") : byte
    }
  }
}

/// Texts that contain a token, whole or in pieces, plain or escaped.
private enum LeakingText {
  static func bytes(_ secret: [UInt8], _ choices: inout InputChoices) -> [UInt8] {
    var text: [UInt8] = []
    while !choices.isEmpty, text.count < 600 {
      switch choices.below(6) {
      case 0: text += choices.take(1 + choices.below(6))
      case 1: text += piece(of: secret, &choices)
      case 2: text += escaped(piece(of: secret, &choices), &choices)
      default: text += secret
      }
    }
    return text
  }

  private static func piece(of secret: [UInt8], _ choices: inout InputChoices) -> [UInt8] {
    let start = choices.below(secret.count)
    return Array(secret[start...].prefix(1 + choices.below(secret.count)))
  }

  /// Returns a piece in which some bytes are escaped as in a URL or in a JSON string. A byte that begins
  /// an escape is always escaped, as every program does.
  private static func escaped(_ piece: [UInt8], _ choices: inout InputChoices) -> [UInt8] {
    let isURL = choices.below(2) == 0
    return piece.flatMap { byte -> [UInt8] in
      let isPlain = byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\\")
      guard !isPlain || choices.below(2) == 0 else { return [byte] }
      let digits = String(byte, radix: 16, uppercase: choices.below(2) == 0)
      return Array(((isURL ? "%" : "\\u00") + (byte < 16 ? "0" : "") + digits).utf8)
    }
  }
}

/// A search for parts of a token that are too long to be a coincidence. Letter case is ignored.
private struct LeakSearch {
  /// The length of a part, in bytes. Tokens have at least this length.
  static let length = 8
  private static let mark = Array("(token)".utf8)
  private let parts: [[UInt8]]

  init(_ secret: [UInt8]) {
    let lower = Self.lowercased(secret)
    parts = (0...lower.count - Self.length).map { Array(lower[$0..<$0 + Self.length]) }
  }

  /// Returns true if a text contains a part of the token, apart from the mark of the redactor.
  func leaks(_ text: [UInt8]) -> Bool {
    let pieces = Self.lowercased(text).split(separator: Self.mark, omittingEmptySubsequences: true)
    return pieces.contains { piece in parts.contains { piece.contains($0) } }
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  /// Returns a text with its percent escapes replaced.
  static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      guard byte == UInt8(ascii: "%"), digits.count == 2 else {
        decoded.append(byte)
        continue
      }
      decoded.append(UInt8(digits[0] << 4 | digits[1]))
      rest = rest.dropFirst(2)
    }
    return decoded
  }
}
