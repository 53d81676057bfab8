/// The form in which the bytes of a body are packed (RFC 9110, section 8.4).
enum ContentCoding: Equatable {
  case identity
  case gzip
  /// One that no request asks for, by its name if it is a usual one.
  case unasked(String?)

  /// The value of `Accept-Encoding`: gzip is asked for only if the end of its members can be
  /// checked, because libcurl takes a part of one for the whole.
  static var accepted: String { ZlibLibrary.isThere ? "gzip" : "identity" }

  private static let usual = ["deflate", "br", "zstd", "compress", "dcb", "dcz"]

  /// Reads the values of `Content-Encoding`.
  init(_ values: [String]) {
    let names = Self.names(values).filter { $0 != "identity" }
    switch names {
    case []: self = .identity
    case ["gzip"], ["x-gzip"]: self = .gzip
    default: self = .unasked(names.count == 1 && Self.usual.contains(names[0]) ? names[0] : nil)
    }
  }

  /// The names in the values of a field that lists them, in small letters.
  static func names(_ values: [String]) -> [String] {
    values.flatMap { $0.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" } }
      .map { String($0) }
  }
}

extension HTTPHead {
  /// The coding of the body. A packed transfer (`Transfer-Encoding: gzip`) counts as one that was not
  /// asked for: libcurl unpacks it by itself and does not check its end.
  var coding: ContentCoding {
    let transfer = ContentCoding.names(values(of: "transfer-encoding"))
    guard transfer.allSatisfy({ $0 == "chunked" || $0 == "identity" }) else { return .unasked(nil) }
    return ContentCoding(values(of: "content-encoding"))
  }

  private func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}
