import NIOCore
import NIOHTTP1

/// Ends connections that cannot be used again, and those whose next request does not arrive.
///
/// - The head of the first request must arrive within `headTimeLimit`. Otherwise the answer is the
///   status 408.
/// - A connection without a request for `idleTimeLimit` is closed.
/// - After a request of HTTP/1.0 or with `Connection: close`, the connection is closed.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// The time limits of a connection.
  struct Limits {
    /// The time for the head of the first request.
    var head = TimeAmount.seconds(10)
    /// The time between an answer and the next request.
    var idle = TimeAmount.seconds(60)
  }

  private let limits: Limits
  private var timer: Scheduled<Void>?
  /// True if the connection ends with the answer to the running request.
  private var isLast = false

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    start(limits.head, context) { self.refuse($0) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data) {
      timer?.cancel()
      isLast = !head.isKeepAlive
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where isLast && head.status.code >= 200:
      head.headers.replaceOrAdd(name: "Connection", value: "close")
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .head, .body: context.write(data, promise: promise)
    case .end:
      context.writeAndFlush(data, promise: promise)
      if isLast {
        context.close(promise: nil)
      } else {
        start(limits.idle, context) { $0.close(promise: nil) }
      }
    }
  }

  private func start(
    _ time: TimeAmount, _ context: ChannelHandlerContext,
    _ action: @escaping (ChannelHandlerContext) -> Void
  ) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { action(context) }
  }

  private func refuse(_ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(
      version: .http1_1, status: .requestTimeout,
      headers: ["Connection": "close", "Content-Length": "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }
}
