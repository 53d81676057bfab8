/// A list of findings about one server, reported one by one.
struct Findings {
  private(set) var list: [Finding] = []
  private let host: String
  private let tell: (Finding) -> Void

  init(host: String, tell: @escaping (Finding) -> Void) {
    self.host = host
    self.tell = tell
  }

  /// Adds a finding and reports it.
  mutating func add(_ check: Finding.Check, _ fact: Finding.Fact) {
    let finding = Finding(check: check, fact: fact, host: host)
    list.append(finding)
    tell(finding)
  }

  /// Adds a finding for each check that could not run.
  mutating func skip(_ checks: [Finding.Check], because reason: Finding.Check) {
    for check in checks { add(check, .skipped(because: reason)) }
  }
}
