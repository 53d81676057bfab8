/// How long a request may take, and how much it may bring.
public struct TransferLimits: Sendable, Equatable {
  /// Up to when the server is connected, its certificate verified.
  public var connect: Duration = .seconds(10)
  /// Between two pieces of an answer, and before the first. Not counted while nobody reads.
  public var idle: Duration = .seconds(60)
  /// From the start to the end of the body.
  public var total: Duration = .seconds(600)
  /// How many bytes a body may have, once it is unpacked.
  public var bodySize = 4 << 30

  /// Ten seconds to connect, a minute idle, ten minutes in all, 4 GiB.
  public init() {}

  /// A limit of time.
  public enum Time: Sendable, Equatable, CaseIterable {
    case connect, idle, total
  }

  /// The length of a limit.
  public subscript(time: Time) -> Duration {
    switch time {
    case .connect: connect
    case .idle: idle
    case .total: total
    }
  }
}
