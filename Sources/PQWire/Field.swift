package import PQModel

/// A column of an answer: the start of a bucket, a dimension or a metric.
package enum Field: Sendable, Hashable {
  case timestamp
  case dimension(Dimension)
  case metric(Metric)

  /// Every field, in the order of the API document.
  package static let all: [Field] =
    [.timestamp] + Dimension.allCases.map(Field.dimension) + Metric.allCases.map(Field.metric)

  /// The name on the wire.
  package var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }

  /// The field of that name on the wire.
  init?(name: String) {
    guard let field = Self.all.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// The place among `all`.
  var index: Int { Self.all.firstIndex(of: self) ?? 0 }
}

/// Some of the fields, as one bit each.
package struct FieldSet: Sendable, Hashable {
  private var bits: UInt16 = 0

  /// No field.
  package init() {}

  /// Adds the field at a place among `Field.all`; false if it was there.
  @inline(__always)
  mutating func insert(index: Int) -> Bool {
    let bit = UInt16(1) << UInt16(truncatingIfNeeded: index)
    let isNew = bits & bit == 0
    bits |= bit
    return isNew
  }

  /// Whether a field is among them.
  package func contains(_ field: Field) -> Bool { bits >> UInt16(field.index) & 1 == 1 }

  /// The fields, in the order of the API document.
  package var fields: [Field] { Field.all.filter(contains) }

  /// The dimensions among them, in the order of the API document.
  package var dimensions: [Dimension] {
    Dimension.allCases.filter { contains(.dimension($0)) }
  }

  /// The metrics among them, in the order of the API document.
  package var metrics: [Metric] { Metric.allCases.filter { contains(.metric($0)) } }

  /// The first field that the other set lacks.
  func first(notIn other: FieldSet) -> Field? {
    fields.first { !other.contains($0) }
  }

  /// Whether any metric is among them.
  var hasMetric: Bool { !metrics.isEmpty }
}
