import PQModel

extension Branching {
  /// Returns a description of what is wrong with the branching, or `nil` if it is valid. It must keep
  /// to the limits, and no two branches may have the same filters. Each label must be the only value of
  /// a filter.
  func checkInvariants(_ limits: ExportLimits) -> String? {
    guard dimensions.count <= limits.maxDimensions else { return "split by too many dimensions" }
    let keys = branches.map(\.filters.key)
    guard Set(keys).count == branches.count else { return "two branches ask the same" }
    for branch in branches {
      guard branch.factor != 0 else { return "a branch counts nothing" }
      for label in branch.labels {
        let values = branch.filters.first { $0.dimension == label.dimension }?.values ?? []
        guard values.count == 1, values[0].hasBytes(of: label.value) else {
          return "a branch is not filtered to its label"
        }
        guard !dimensions.contains(label.dimension) else { return "a label that is split by" }
      }
    }
    return nil
  }
}

extension [ExportRequest.Filter] {
  /// The bytes of the filters. Texts that only look alike have different bytes.
  var key: [UInt8] {
    flatMap { filter in
      [UInt8](filter.dimension.rawValue.utf8) + filter.values.flatMap { [0] + [UInt8]($0.utf8) } + [
        1
      ]
    }
  }
}
