import NIOCore

/// Records whether the client of a connection has closed its side.
///
/// The client may close its side before its request is read. A handler that starts to wait only
/// afterwards would miss that event.
final class InputClosedHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  private var hasSaidAll = false

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event as? ChannelEvent == .inputClosed { hasSaidAll = true }
    context.fireUserInboundEventTriggered(event)
  }

  /// Closes the connection as soon as the client has closed its side, or at once if it has.
  ///
  /// By default, a server can still send to such a client.
  static func endWithClient(_ channel: any Channel) async throws {
    try await channel.setOption(.allowRemoteHalfClosure, value: false).get()
    try await channel.eventLoop.submit {
      let watch = try channel.pipeline.syncOperations.handler(type: InputClosedHandler.self)
      if watch.hasSaidAll { channel.close(promise: nil) }
    }.get()
  }
}
