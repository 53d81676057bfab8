package import PQ
import PQSystem

/// What must be known before the first request is sent. A run ends with the first text that is wrong,
/// so only those before it are looked at.
extension TextRunner {
  /// Finds a parameter that is given and that no text declares.
  package func checkParameters(of texts: [Prepared]) throws {
    let unknown = texts.map { Set($0.environment.undeclared) }
    guard !texts.contains(where: \.hasErrors), let first = unknown.first,
      let name = unknown.reduce(first, { $0.intersection($1) }).min()
    else { return }
    throw CommandFailure.usage("no text declares the parameter $\(name); write PARAM $\(name);")
  }

  /// Finds out whether more requests are needed than may be sent.
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

  /// Finds out whether the files of INTO can be written, and that of all other results.
  package func checkFiles(of texts: [Prepared], _ target: borrowing ResultTarget) throws {
    let statements = texts.untilWrong.flatMap(\.statements)
    let files = statements.compactMap { $0.into.map { FilePath($0) } }
    try target.check(into: files, others: statements.count - files.count)
  }
}

extension [Prepared] {
  /// The texts before the first that is wrong.
  fileprivate var untilWrong: ArraySlice<Prepared> { prefix { !$0.hasErrors } }
}
