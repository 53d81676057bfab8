import PQModel

/// A part of a range that one request answers.
struct Slice: Equatable {
  let range: TimeRange
  let interval: Interval
}
