/// The time limits of a request, and the size limit of its answer.
public struct TransferLimits: Sendable, Equatable {
  /// The time for connecting to the server, including the check of its certificate. 10 s by
  /// default.
  public var connect: Duration = .seconds(10)
  /// The time between two pieces of an answer, and before the first. Time in which the program does
  /// not read is not counted. 60 s by default.
  public var idle: Duration = .seconds(60)
  /// The time from the start of the request to the end of the body. 600 s by default.
  public var total: Duration = .seconds(600)
  /// The maximum size of the unpacked body, in bytes. 4 GiB by default.
  public var bodySize = 4 << 30

  /// Creates the default limits: 10 s to connect, 60 s idle, 600 s in total, 4 GiB.
  public init() {}

  /// The name of a time limit.
  public enum Time: Sendable, Equatable, CaseIterable {
    /// The limits of the properties with the same names.
    case connect, idle, total
  }

  /// The length of a time limit.
  public subscript(time: Time) -> Duration {
    switch time {
    case .connect: connect
    case .idle: idle
    case .total: total
    }
  }
}
