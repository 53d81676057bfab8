/// An answer as it was received.
struct Received: Sendable {
  let status: Int
  /// The headers, with names in small letters.
  let headers: [String: String]
  /// The body without the framing of chunks.
  let body: [UInt8]
  /// True if the body has the announced length or its last chunk.
  let isWhole: Bool
  /// The bytes after the answer.
  let rest: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// Parses an answer, or returns `nil` if its head is incomplete or not HTTP/1.1.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count > 1, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = String(parts.last?.drop { $0 == " " } ?? "")
    }
    self.headers = headers
    (body, isWhole, rest) = Self.body(bytes[end.upperBound...], headers)
  }

  private static func body(
    _ bytes: ArraySlice<UInt8>, _ headers: [String: String]
  ) -> ([UInt8], Bool, [UInt8]) {
    if headers["transfer-encoding"] == "chunked" { return chunks(bytes) }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    return (
      Array(bytes.prefix(length)), bytes.count >= length, Array(bytes.dropFirst(length))
    )
  }

  private static func chunks(_ bytes: ArraySlice<UInt8>) -> ([UInt8], Bool, [UInt8]) {
    var rest = bytes
    var body: [UInt8] = []
    while let end = rest.firstRange(of: Array("\r\n".utf8)) {
      let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16) ?? 0
      let chunk = rest[end.upperBound...].prefix(size)
      body += chunk
      guard chunk.count == size else { break }
      rest = rest[end.upperBound...].dropFirst(size + 2)
      if size == 0 { return (body, true, Array(rest)) }
    }
    return (body, false, [])
  }
}
