/// The reason why a request gets no rows.
enum Refusal: Error, Sendable, Equatable {
  case noSuchPath(String)
  case wrongMethod(String)
  case noToken
  case wrongToken
  /// There were too many requests. `wait` is the time to wait, in seconds.
  case tooManyRequests(wait: Int)
  case packedBody(String)
  case wrongType(String?)
  case bodyTooLong
  case wrongQuery(QueryError)
  case notUTF8
  case wrongJSON(JSONSyntaxError)
  case wrongField(FieldError)
  case beyondLimits(LimitError)
  /// The document has the name, but the emulator's backend does not: the kind of the name, and the
  /// name.
  case notInData(String, String)
  /// The backend failed, with this message.
  case failed(String)
  /// An injected fault with this status. The request itself is valid.
  case injectedFault(status: Int)
}

/// An error in the query of a URL.
enum QueryError: Error, Sendable, Equatable {
  case unknown(String)
  case unknownForm(String)
  case several
}

/// An error in a field of a body.
enum FieldError: Error, Sendable, Equatable {
  case bodyIsNoObject(String)
  case unknownField(String)
  case missing(String)
  case wrongKind(String, expected: String, found: String)
  case noTime(String, String)
  case unknownValue(String, String, available: [String])
  case repeated(String, String)
  case empty(String)
}

/// A violation of a limit of the document.
enum LimitError: Error, Sendable, Equatable {
  case notRounded(String, Int64, DocumentedInterval)
  case backward(from: Int64, to: Int64)
  case rangeTooLong(DocumentedInterval, longest: Int64)
  case tooFarBack(DocumentedInterval, from: Int64, earliest: Int64)
  case tooManyDimensions(Int)
}

extension Refusal {
  /// The status of the answer.
  var status: Int {
    switch self {
    case .noSuchPath: 404
    case .wrongMethod: 405
    case .noToken, .wrongToken: 401
    case .tooManyRequests: 429
    case .packedBody, .wrongType: 415
    case .bodyTooLong: 413
    case .wrongQuery, .notUTF8, .wrongJSON, .wrongField, .beyondLimits, .notInData: 400
    case .failed: 500
    case .injectedFault(let status): status
    }
  }

  /// The header fields that belong to the status of the answer.
  var headers: [Reply.Header] {
    switch self {
    case .wrongMethod: [Reply.Header("Allow", "POST")]
    case .tooManyRequests(let wait): [Reply.Header("Retry-After", "\(wait)")]
    case .injectedFault(429): [Reply.Header("Retry-After", "\(Undocumented.faultWait)")]
    case .noSuchPath, .noToken, .wrongToken, .packedBody, .wrongType, .bodyTooLong, .wrongQuery,
      .notUTF8, .wrongJSON, .wrongField, .beyondLimits, .notInData, .failed, .injectedFault:
      []
    }
  }
}
