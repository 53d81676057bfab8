/// The reason why a request gets no rows.
enum RequestRejection: Error, Sendable, Equatable {
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
  /// A name of the document that the emulator's backend does not have. The values are the kind of the
  /// name and the name itself.
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
  case notATime(String, String)
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

extension RequestRejection {
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
    case .injectedFault(429): [Reply.Header("Retry-After", "\(UndocumentedLimits.faultRetryAfter)")]
    case .noSuchPath, .noToken, .wrongToken, .packedBody, .wrongType, .bodyTooLong, .wrongQuery,
      .notUTF8, .wrongJSON, .wrongField, .beyondLimits, .notInData, .failed, .injectedFault:
      []
    }
  }
}

extension RequestRejection {
  /// The error and its remedy, in a sentence without a full stop.
  var message: String {
    switch self {
    case .noSuchPath(let path):
      "there is no \(Excerpt.of(path)); ask POST \(UndocumentedLimits.path)"
    case .wrongMethod(let method):
      "\(UndocumentedLimits.path) is asked with POST, not with \(Excerpt.of(method))"
    case .noToken: "the header X-Auth-Token is missing; send your token in it"
    case .wrongToken: "the token in the header X-Auth-Token is wrong"
    case .tooManyRequests(let wait):
      "too many requests in a minute; wait \(wait) second\(wait == 1 ? "" : "s")"
    case .packedBody(let encoding):
      "the body must be sent as it is, not in the encoding \(Excerpt.of(encoding))"
    case .wrongType(let type):
      "the body must be JSON in UTF-8, and the header Content-Type application/json"
        + (type.map { ", not \(Excerpt.of($0))" } ?? "; it is missing")
    case .bodyTooLong: "the body is longer than \(UndocumentedLimits.maxBodySize) bytes"
    case .wrongQuery(let mistake): mistake.message
    case .notUTF8: "the body is not UTF-8"
    case .wrongJSON(let mistake): mistake.message
    case .wrongField(let mistake): mistake.message
    case .beyondLimits(let mistake): mistake.message
    case .notInData(let kind, let name):
      "the data behind this server do not have \(kind) \(name)"
    case .failed(let reason): reason
    case .injectedFault(let status): "bad weather: status \(status), on request"
    }
  }
}

extension QueryError {
  fileprivate var message: String {
    switch self {
    case .unknown(let name): "there is no query parameter \(Excerpt.of(name)), only format"
    case .unknownForm(let form): "format is json or csv, not \(Excerpt.of(form))"
    case .several: "there may be one query parameter, format"
    }
  }
}

extension FieldError {
  fileprivate var message: String {
    switch self {
    case .bodyIsNoObject(let kind): "the body must be an object, not \(kind)"
    case .unknownField(let name):
      "unknown field \(Excerpt.of(name)); "
        + "there are \(DocumentedName.fields.joined(separator: ", "))"
    case .missing(let field): "the field \"\(field)\" is missing"
    case .wrongKind(let place, let expected, let found):
      "\"\(place)\" must be \(expected), not \(found)"
    case .notATime(let field, let text):
      "\"\(field)\" must be a UNIX timestamp in whole milliseconds, not \(Excerpt.ofNumber(text))"
    case .unknownValue(let place, let value, let available):
      "\"\(place)\" has the unknown \(Excerpt.of(value)); "
        + "available are \(available.joined(separator: ", "))"
    case .repeated(let place, let value): "\"\(place)\" has \(Excerpt.of(value)) twice"
    case .empty(let place): "\"\(place)\" must have a value"
    }
  }
}

extension LimitError {
  fileprivate var message: String {
    switch self {
    case .notRounded(let field, let time, let interval):
      "\"\(field)\" must be rounded to \(interval.name), a multiple of \(interval.length), "
        + "and is \(time)"
    case .backward(let from, let to): "\"from\" must be before \"to\"; they are \(from) and \(to)"
    case .rangeTooLong(let interval, let longest):
      "\(interval.name) is limited to a query range of up to \(DocumentedInterval.text(longest))"
    case .tooFarBack(let interval, let from, let earliest):
      "\(interval.name) is limited to the last \(DocumentedInterval.text(interval.retention ?? 0)): "
        + "\"from\" is \(from), and may be no earlier than \(earliest)"
    case .tooManyDimensions(let count):
      "a query is limited to up to \(DocumentedName.mostDimensions) dimensions, "
        + "and this one has \(count)"
    }
  }
}
