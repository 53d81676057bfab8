public import PQModel

/// How much of the answer to a request is kept.
public enum CacheCoverage: Sendable, Hashable {
  /// All of it: nothing would be sent.
  case all
  /// Some of it: a smaller request would be sent, for the stretch that is missing.
  case part(missing: TimeRange)
  /// Nothing that would make the request smaller.
  case nothing
}
