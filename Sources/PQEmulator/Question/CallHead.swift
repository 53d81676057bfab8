/// What a request says before its body.
package struct CallHead: Sendable, Equatable {
  /// The method, such as `POST`.
  package var method: String
  /// The path and, behind a question mark, the query.
  package var target: String
  /// The header `X-Auth-Token`.
  package var token: String?
  /// The header `Content-Type`.
  package var contentType: String?
  /// The header `Content-Encoding`.
  package var contentEncoding: String?

  /// The head of a request.
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

extension CallHead {
  var path: Substring { target.prefix { $0 != "?" } }

  /// What the query asks for ("Structure", "Querystring parameters").
  func form() throws(Refusal) -> AnswerForm {
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

  /// Finds out whether the body is JSON in UTF-8, as it is.
  func checkType() throws(Refusal) {
    if let contentEncoding, contentEncoding != "identity" { throw .packedBody(contentEncoding) }
    let parts = (contentType ?? "").lowercased().split(separator: ";").map { part in
      String(part.filter { $0 != " " && $0 != "\"" })
    }
    guard parts.first == "application/json",
      parts.dropFirst().allSatisfy({ $0 == "charset=utf-8" })
    else { throw .wrongType(contentType) }
  }
}
