import PQModel

/// The groups that a request selects, and the row of a bucket to which each group is added.
struct GroupSelection {
  /// The groups that match every filter, as indices into the roster's groups.
  let members: [Int]
  /// The row of each member.
  let rows: [Int]
  /// The labels of the rows, one column for each dimension of the request.
  let labels: [TextColumn]
  /// The number of rows in a bucket; 0 if no group matches.
  let rowCount: Int

  init(_ request: ExportRequest, from roster: Roster) {
    let members = Self.matching(request.filters, in: roster)
    let split = request.dimensions.map(roster.labels)
    var rows = [Int](repeating: 0, count: members.count)
    var firstMembers = members.isEmpty ? [] : [members[0]]
    for labels in split {
      (rows, firstMembers) = Self.refine(rows, firstMembers.count, members, by: labels)
    }
    self.members = members
    self.rows = rows
    rowCount = firstMembers.count
    self.labels = split.map { labels in
      TextColumn(codes: firstMembers.map { labels.codes[$0] }, dictionary: labels.dictionary)
    }
  }

  /// Returns the groups that match every filter.
  private static func matching(_ filters: [ExportRequest.Filter], in roster: Roster) -> [Int] {
    var members = Array(roster.groups.indices)
    for filter in filters {
      let labels = roster.labels(filter.dimension)
      let wanted = labels.dictionary.areAmong(filter.values)
      members.removeAll { !wanted[Int(labels.codes[$0])] }
    }
    return members
  }

  /// Splits the rows by one more dimension. Returns the new row of each member and the first member
  /// of each new row.
  private static func refine(
    _ rows: [Int], _ rowCount: Int, _ members: [Int], by labels: TextColumn
  ) -> (rows: [Int], firstMembers: [Int]) {
    let width = labels.dictionary.count
    var known = [Int](repeating: -1, count: rowCount * width)
    var firstMembers: [Int] = []
    let refined = zip(rows, members).map { row, member in
      let key = row * width + Int(labels.codes[member])
      if known[key] < 0 {
        known[key] = firstMembers.count
        firstMembers.append(member)
      }
      return known[key]
    }
    return (refined, firstMembers)
  }
}
