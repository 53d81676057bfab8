import PQModel

/// A part of a range that one request of each branch answers.
struct Slice: Equatable {
  let range: TimeRange
  let interval: Interval
}
