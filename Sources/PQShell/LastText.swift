import PQ
import PQRun
import PQSystem

/// The text that ran last, for commands of the shell that refer to it.
struct LastText {
  let input: InputText
  let prepared: Prepared
  /// The last query before this text; `nil` if there was none.
  var formerQuery: String?

  /// The source of the last query without errors; `nil` if there was none.
  var query: String? {
    guard !prepared.hasErrors else { return formerQuery }
    return prepared.statements.last(where: \.isQuery).map(prepared.text(of:)) ?? formerQuery
  }

  /// True if the text came from a file.
  var isFile: Bool { input.path.isUsable }

  /// The fix-its of its errors, in the order of the text. If two change the same place, only the first
  /// is included. Empty for a file. Fix-its of included texts are not contained.
  var repairs: [FixIt] {
    guard !isFile else { return [] }
    let errors = prepared.texts[0].diagnostics.filter { $0.severity == .error }
    return errors.compactMap(\.repair).reduce(into: []) { chosen, repair in
      if !chosen.contains(where: repair.touches) { chosen.append(repair) }
    }
  }
}

extension FixIt {
  /// Returns true if both change the same place.
  fileprivate func touches(_ other: FixIt) -> Bool {
    edits.contains { edit in
      other.edits.contains { $0.range.meets(edit.range) }
    }
  }
}

extension Range<Int> {
  /// Returns true if both ranges overlap or have the same start.
  fileprivate func meets(_ other: Range<Int>) -> Bool {
    lowerBound == other.lowerBound
      || lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}
