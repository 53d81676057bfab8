/// A list of findings about one server, reported one by one.
struct Findings {
  private(set) var list: [CheckResult] = []
  private let host: String
  private let tell: (CheckResult) -> Void

  init(host: String, tell: @escaping (CheckResult) -> Void) {
    self.host = host
    self.tell = tell
  }

  /// Adds a finding and reports it.
  mutating func add(_ check: CheckResult.Check, _ fact: CheckResult.Fact) {
    let finding = CheckResult(check: check, fact: fact, host: host)
    list.append(finding)
    tell(finding)
  }

  /// Adds a finding for each check that could not run.
  mutating func skip(_ checks: [CheckResult.Check], because reason: CheckResult.Check) {
    for check in checks { add(check, .skipped(because: reason)) }
  }
}
