extension Refusal {
  /// The error and its remedy, in a sentence without a full stop.
  var message: String {
    switch self {
    case .noSuchPath(let path):
      "there is no \(Excerpt.of(path)); ask POST \(Undocumented.path)"
    case .wrongMethod(let method):
      "\(Undocumented.path) is asked with POST, not with \(Excerpt.of(method))"
    case .noToken: "the header X-Auth-Token is missing; send your token in it"
    case .wrongToken: "the token in the header X-Auth-Token is wrong"
    case .tooManyRequests(let wait):
      "too many requests in a minute; wait \(wait) second\(wait == 1 ? "" : "s")"
    case .packedBody(let encoding):
      "the body must be sent as it is, not in the encoding \(Excerpt.of(encoding))"
    case .wrongType(let type):
      "the body must be JSON in UTF-8, and the header Content-Type application/json"
        + (type.map { ", not \(Excerpt.of($0))" } ?? "; it is missing")
    case .bodyTooLong: "the body is longer than \(Undocumented.longestBody) bytes"
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
    case .noTime(let field, let text):
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
      "\(interval.name) is limited to the last \(DocumentedInterval.text(interval.reach ?? 0)): "
        + "\"from\" is \(from), and may be no earlier than \(earliest)"
    case .tooManyDimensions(let count):
      "a query is limited to up to \(DocumentedName.mostDimensions) dimensions, "
        + "and this one has \(count)"
    }
  }
}
