package import PQModel

/// A column of an answer: the timestamp, a dimension or a metric.
package enum Field: Sendable, Hashable {
  /// The start of the bucket.
  case timestamp
  /// A dimension.
  case dimension(ExportDimension)
  /// A metric.
  case metric(Metric)

  /// Every field, in the order of the API document.
  package static let all: [Field] =
    [.timestamp] + ExportDimension.allCases.map(Field.dimension) + Metric.allCases.map(Field.metric)

  /// The name in an answer, such as `country.code`.
  package var name: String {
    switch self {
    case .timestamp: "timestamp"
    case .dimension(let dimension): dimension.rawValue
    case .metric(let metric): metric.rawValue
    }
  }

  /// Creates the field with a name; `nil` if no field has this name.
  init?(name: String) {
    guard let field = Self.all.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  /// The index in `all`.
  var index: Int { Self.all.firstIndex(of: self) ?? 0 }
}

/// A set of fields. It has one bit for each field.
package struct FieldSet: Sendable, Hashable {
  private var bits: UInt16 = 0

  /// Creates an empty set.
  package init() {}

  /// Adds the field at an index of `Field.all`.
  ///
  /// - Returns: false if the set already contained the field.
  @inline(__always)
  mutating func insert(index: Int) -> Bool {
    let bit = UInt16(1) << UInt16(truncatingIfNeeded: index)
    let isNew = bits & bit == 0
    bits |= bit
    return isNew
  }

  /// Returns true if the set contains the field.
  package func contains(_ field: Field) -> Bool { bits >> UInt16(field.index) & 1 == 1 }

  /// The fields, in the order of the API document.
  package var fields: [Field] { Field.all.filter(contains) }

  /// The dimensions in the set, in the order of the API document.
  package var dimensions: [ExportDimension] {
    ExportDimension.allCases.filter { contains(.dimension($0)) }
  }

  /// The metrics in the set, in the order of the API document.
  package var metrics: [Metric] { Metric.allCases.filter { contains(.metric($0)) } }

  /// Returns the first field of this set that is not in the other set; `nil` if all fields are in it.
  func first(notIn other: FieldSet) -> Field? {
    fields.first { !other.contains($0) }
  }

  /// True if the set contains a metric.
  var hasMetric: Bool { !metrics.isEmpty }
}
