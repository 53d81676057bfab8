package import PQ
import PQSystem

/// The checks before the first request is sent. A run ends at the first text with an error, so the
/// checks look only at the texts before it.
extension TextRunner {
  /// Checks that a text declares each parameter that the user gave a value.
  ///
  /// - Throws: `CommandFailure.usage` for a parameter that no text declares.
  package func checkParameters(of texts: [Prepared]) throws {
    let unknown = texts.map { Set($0.environment.undeclared) }
    guard !texts.contains(where: \.hasErrors), let first = unknown.first,
      let name = unknown.reduce(first, { $0.intersection($1) }).min()
    else { return }
    throw CommandFailure.usage("no text declares the parameter $\(name); write PARAM $\(name);")
  }

  /// Checks the number of requests of all texts against the limit.
  ///
  /// - Throws: `CommandFailure` with the status `budget` if there are too many.
  package func checkRequests(of texts: [Prepared]) throws {
    let right = texts.untilWrong
    let needed = right.reduce(0) { $0 + $1.requestCount }
    guard let allowed = maxRequests ?? right.last?.environment.settings.maxRequests,
      needed > allowed
    else { return }
    throw CommandFailure(
      status: .budget,
      message: "this takes \(needed) request\(needed == 1 ? "" : "s"), and no more than \(allowed)"
        + " may be sent; nothing was sent")
  }

  /// Checks that the files of INTO and the file of the other results can be written.
  ///
  /// - Throws: `CommandFailure.usage` if not.
  package func checkFiles(of texts: [Prepared], _ target: borrowing ResultTarget) throws {
    let statements = texts.untilWrong.flatMap(\.statements)
    let files = statements.compactMap { $0.into.map { FilePath($0) } }
    try target.check(into: files, others: statements.count - files.count)
  }
}

extension [Prepared] {
  /// The texts before the first one with an error.
  fileprivate var untilWrong: ArraySlice<Prepared> { prefix { !$0.hasErrors } }
}
