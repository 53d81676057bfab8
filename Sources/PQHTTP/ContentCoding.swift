/// The content coding of a body (RFC 9110, section 8.4).
enum ContentCoding: Equatable {
  case identity
  case gzip
  /// A coding that no request asks for; its name if it is a registered one, or else `nil`.
  case unasked(String?)

  /// The value of `Accept-Encoding`. gzip is accepted only if zlib can check the end of each
  /// member, because libcurl takes an incomplete member for a complete one.
  static var accepted: String { ZlibLibrary.isThere ? "gzip" : "identity" }

  private static let usual = ["deflate", "br", "zstd", "compress", "dcb", "dcz"]

  /// Creates a coding from the values of `Content-Encoding`.
  init(_ values: [String]) {
    let names = Self.names(values).filter { $0 != "identity" }
    switch names {
    case []: self = .identity
    case ["gzip"], ["x-gzip"]: self = .gzip
    default: self = .unasked(names.count == 1 && Self.usual.contains(names[0]) ? names[0] : nil)
    }
  }

  /// Returns the names in the values of a list field, in lower case.
  static func names(_ values: [String]) -> [String] {
    values.flatMap { $0.lowercased().split { $0 == "," || $0 == " " || $0 == "\t" } }
      .map { String($0) }
  }
}

extension HTTPHead {
  /// The coding of the body. A compressed transfer (`Transfer-Encoding: gzip`) counts as a coding
  /// that was not asked for: libcurl unpacks it without checking its end.
  var coding: ContentCoding {
    let transfer = ContentCoding.names(values(of: "transfer-encoding"))
    guard transfer.allSatisfy({ $0 == "chunked" || $0 == "identity" }) else { return .unasked(nil) }
    return ContentCoding(values(of: "content-encoding"))
  }

  private func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}
