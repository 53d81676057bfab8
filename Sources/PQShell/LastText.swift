import PQ
import PQRun
import PQSystem

/// The text that was run last, which commands of the shell come back to.
struct LastText {
  let input: InputText
  let prepared: Prepared
  /// The last query before it, of which there may be none in this one.
  var formerQuery: String?

  /// The last query that was right, as it was written.
  var query: String? {
    guard !prepared.hasErrors else { return formerQuery }
    return prepared.statements.last(where: \.isQuery).map(prepared.text(of:)) ?? formerQuery
  }

  /// Whether it came from a file.
  var isFile: Bool { input.path.isUsable }

  /// The changes that would mend its mistakes, in the order of the text. Of two for one place it is
  /// the first; of a file, and of those that are included, there are none.
  var repairs: [Repair] {
    guard !isFile else { return [] }
    let errors = prepared.texts[0].diagnostics.filter { $0.severity == .error }
    return errors.compactMap(\.repair).reduce(into: []) { chosen, repair in
      if !chosen.contains(where: repair.touches) { chosen.append(repair) }
    }
  }
}

extension Repair {
  /// Whether both change the same place.
  fileprivate func touches(_ other: Repair) -> Bool {
    edits.contains { edit in
      other.edits.contains { $0.range.meets(edit.range) }
    }
  }
}

extension Range<Int> {
  /// Whether both have a place in common, or begin at the same.
  fileprivate func meets(_ other: Range<Int>) -> Bool {
    lowerBound == other.lowerBound
      || lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}
