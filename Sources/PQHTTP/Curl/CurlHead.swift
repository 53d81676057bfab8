/// Parses the head of an answer, line by line.
struct CurlHead {
  /// The maximum size of all heads of an answer, in bytes.
  static let sizeLimit = 1 << 18

  /// The head; `nil` until an empty line has ended it.
  private(set) var complete: HTTPHead?
  private var growing: HTTPHead?
  private var size = 0

  /// Adds a line; returns false if the heads are too large.
  mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
    // Trailers after the body are ignored.
    guard complete == nil else { return true }
    size += line.count
    let text = String(decoding: line, as: UTF8.self).trimmed
    if text.hasPrefix("HTTP/") {
      growing = Self.status(of: text).map { HTTPHead(status: $0) }
    } else if text.isEmpty {
      end()
    } else if let colon = text.firstIndex(of: ":") {
      let value = String(text[text.index(after: colon)...]).trimmed
      growing?.fields.append(.init(name: text[..<colon].lowercased(), value: value))
    }
    return size <= Self.sizeLimit
  }

  /// Ends a head. An interim answer, such as `100 Continue`, is followed by another head.
  private mutating func end() {
    if let growing, growing.status >= 200 { complete = growing }
    growing = nil
  }

  private static func status(of line: String) -> Int? {
    line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
