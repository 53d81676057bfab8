import NIOCore

/// Knows whether the client of a connection has said all that it will say.
///
/// A client may be gone before its request has been read. Whoever begins to wait for the end of the
/// connection only then would miss it.
final class FarewellWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private var hasSaidAll = false

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { hasSaidAll = true }
    context.fireUserInboundEventTriggered(event)
  }

  /// From now on the connection ends once the client has said all, and now if it has already.
  ///
  /// Usually a server may still send to such a client.
  static func endWithClient(_ channel: any Channel) async throws {
    try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
    try await channel.eventLoop.submit {
      let watch = try channel.pipeline.syncOperations.handler(type: FarewellWatch.self)
      if watch.hasSaidAll { channel.close(promise: nil) }
    }.get()
  }
}
