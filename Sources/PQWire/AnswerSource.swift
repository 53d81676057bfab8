package import PQModel

/// The origin of a text. It decides which structure the text must have.
package enum AnswerSource: Sendable, Equatable {
  /// An answer of the API to a request for buckets of the given length. Its JSON is
  /// `{"error": false, "data": [...]}`. Timestamps must be multiples of that length.
  case api(Interval)
  /// A fixture file. Its JSON is `{"data": [...]}` or the bare array. Timestamps must be multiples
  /// of the `"grain"` of the JSON, or of one minute if it has none.
  case file

  /// The default length of the buckets. The `"grain"` of a fixture overrides it.
  var grain: Interval {
    switch self {
    case .api(let grain): grain
    case .file: .m1
    }
  }
}
