public import PQModel

/// The part of an answer that is cached.
public enum CacheCoverage: Sendable, Hashable {
  /// The whole answer: no request would be sent.
  case all
  /// A part of the answer: a request for the missing range would be sent.
  case part(missing: TimeRange)
  /// No part that would shorten the request.
  case nothing
}
