import PQModel
import PQPlan

/// A contradiction between the answers of a slice: a part is larger than its whole. It is found when
/// answers are subtracted from each other. Either the answers are of different moments, or the backend
/// is wrong.
struct Contradiction {
  /// The place of a negative sum.
  struct NegativeSum {
    /// The value of each dimension.
    let group: [RowLabel]
    let position: Series.Position
    /// The index of the series in `RangeAggregates.checked`.
    let series: Int
    let metric: Metric
    /// The part of the bucket that lies in the slice.
    let range: TimeRange
  }

  /// The sum of one answer at the place.
  struct AnswerSum {
    let fetch: FetchRequest
    /// The sum of the metric without its sign, as text.
    let number: String
  }

  let place: NegativeSum
  let terms: [AnswerSum]

  /// Returns the failure of a slice whose second answers contradict each other, too.
  func failure(of backend: String) -> BackendFailure {
    BackendFailure(
      "\(backend) contradicts itself, asked twice: \(place.metric.rawValue)\(group) from"
        + " \(place.range.from) to \(place.range.to) is \(text { $0 > 0 }), but \(text { $0 < 0 }),"
        + " which is a part of that", kind: .request)
  }

  private var group: String {
    let labels = place.group.map(\.text)
    return labels.isEmpty ? "" : " of \(labels.joined(separator: ", "))"
  }

  private func text(_ isIncluded: (Int) -> Bool) -> String {
    terms.filter { isIncluded($0.fetch.factor) }.map(\.text).joined(separator: " plus ")
  }
}

extension Contradiction.AnswerSum {
  fileprivate var text: String {
    let times = fetch.factor.magnitude == 1 ? "" : "\(fetch.factor.magnitude) times "
    return "\(times)\(number) \(fetch.filterText.map { "where \($0)" } ?? "in all")"
  }
}

extension Contradiction {
  /// An answer of the slice.
  struct SliceAnswer {
    let fetch: FetchRequest
    let content: AnswerBuffer.Content
    /// The part of the slice that counts.
    let range: TimeRange
  }

  /// Creates the contradiction in the sum of all answers of a slice. Returns `nil` if no sum is
  /// negative.
  init?(in sum: Aggregation, of answers: [SliceAnswer], isBefore: Bool) {
    guard let range = answers.first?.range,
      let place = sum.negative(isBefore: isBefore, within: range)
    else { return nil }
    self.place = place
    var terms: [AnswerSum] = []
    for answer in answers {
      var own = sum.empty
      own.add(answer, isBefore: isBefore)
      terms.append(
        AnswerSum(fetch: answer.fetch, number: own.number(at: place, isBefore: isBefore)))
    }
    self.terms = terms
  }
}

extension Aggregation {
  /// Returns the first place with a negative sum, or `nil` if there is none.
  fileprivate func negative(isBefore: Bool, within range: TimeRange) -> Contradiction.NegativeSum? {
    for (number, series) in checked(isBefore).enumerated() {
      guard let position = series.firstBelowZero else { continue }
      let bucket = series.buckets[Int(position.bucket)]
      return Contradiction.NegativeSum(
        group: labels(of: position.group), position: position, series: number,
        metric: series.metrics[position.metric],
        range: TimeRange(from: max(bucket.from, range.from), to: min(bucket.to, range.to)))
    }
    return nil
  }

  /// Returns the sum at a place, without its sign.
  fileprivate mutating func number(at place: Contradiction.NegativeSum, isBefore: Bool) -> String {
    var position = place.position
    position.group = number(of: place.group)
    return checked(isBefore)[place.series].magnitude(at: position)
  }

  private func checked(_ isBefore: Bool) -> [Series] {
    (isBefore ? before : current)?.checked ?? []
  }
}
