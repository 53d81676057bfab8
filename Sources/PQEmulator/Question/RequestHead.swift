/// The head of a request: its method, its target and the header fields that the emulator uses.
package struct RequestHead: Sendable, Equatable {
  /// The method, such as `POST`.
  package var method: String
  /// The path and, after a question mark, the query.
  package var target: String
  /// The value of the header field `X-Auth-Token`; `nil` if it is missing.
  package var token: String?
  /// The value of the header field `Content-Type`; `nil` if it is missing.
  package var contentType: String?
  /// The value of the header field `Content-Encoding`; `nil` if it is missing.
  package var contentEncoding: String?

  /// Creates the head of a request.
  package init(
    method: String, target: String, token: String? = nil, contentType: String? = nil,
    contentEncoding: String? = nil
  ) {
    self.method = method
    self.target = target
    self.token = token
    self.contentType = contentType
    self.contentEncoding = contentEncoding
  }
}

extension RequestHead {
  var path: Substring { target.prefix { $0 != "?" } }

  /// Returns the format that the query of the URL names (section "Structure", "Querystring
  /// parameters"); JSON without a query.
  func form() throws(RequestRejection) -> AnswerForm {
    let parameters = target.dropFirst(path.count + 1).split(separator: "&")
    guard let parameter = parameters.first else { return .json }
    guard parameter.hasPrefix("format=") else {
      throw .wrongQuery(.unknown(String(parameter.prefix { $0 != "=" })))
    }
    guard parameters.count == 1 else { throw .wrongQuery(.several) }
    let name = String(parameter.dropFirst("format=".count))
    guard let form = AnswerForm(rawValue: name) else { throw .wrongQuery(.unknownForm(name)) }
    return form
  }

  /// Throws an error unless the body is JSON in UTF-8 without a content coding.
  func checkType() throws(RequestRejection) {
    if let contentEncoding, contentEncoding != "identity" { throw .packedBody(contentEncoding) }
    let parts = (contentType ?? "").lowercased().split(separator: ";").map { part in
      String(part.filter { $0 != " " && $0 != "\"" })
    }
    guard parts.first == "application/json",
      parts.dropFirst().allSatisfy({ $0 == "charset=utf-8" })
    else { throw .wrongType(contentType) }
  }
}
