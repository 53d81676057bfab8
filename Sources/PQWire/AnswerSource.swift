package import PQModel

/// The origin of a text, which decides what it must look like.
package enum AnswerSource: Sendable, Equatable {
  /// An answer of the API to a request for buckets of that length. Its JSON is
  /// `{"error": false, "data": [...]}`; timestamps must be multiples of the grain.
  case api(Interval)
  /// A fixture file. Its JSON is `{"data": [...]}` or the bare array; timestamps must be multiples
  /// of one minute, or of what the JSON states as its `"grain"`.
  case file

  /// The length of the buckets, unless the text states another.
  var grain: Interval {
    switch self {
    case .api(let grain): grain
    case .file: .m1
    }
  }
}
