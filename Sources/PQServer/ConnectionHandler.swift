import NIOCore
import NIOHTTP1

/// Ends connections that cannot be used again, and those whose next request does not arrive.
///
/// - The head of the first request must arrive within `Limits.request`, and so must the body of each
///   request after its head. Otherwise the answer is the status 408.
/// - A connection without a request for `Limits.idle` is closed.
/// - After a request of HTTP/1.0 or with `Connection: close`, the connection is closed. HTTP/1.0 with
///   `Connection: keep-alive` is no exception, because no answer has the header that it needs.
final class ConnectionHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// The time limits of a connection.
  struct Limits {
    /// The time for the head of the first request, and for each body.
    var request = TimeAmount.seconds(10)
    /// The time between an answer and the next request.
    var idle = TimeAmount.seconds(60)
  }

  private let limits: Limits
  private var timer: Scheduled<Void>?
  /// The requests without a complete answer, in the order of their arrival: true if the connection ends with
  /// the answer. A client may send several before the first answer.
  private var unanswered: [Bool] = []

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    start(limits.request, context) { self.refuse($0) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      unanswered.append(!head.isKeepAlive || head.version.minor == 0)
      start(limits.request, context) { self.giveUp($0) }
    case .body: break
    case .end: timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where unanswered.first == true && head.status.code >= 200:
      head.headers.replaceOrAdd(name: "Connection", value: "close")
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .head, .body: context.write(data, promise: promise)
    case .end:
      let isLast = unanswered.isEmpty ? false : unanswered.removeFirst()
      if isLast {
        writeLast(data, promise, context)
      } else {
        context.writeAndFlush(data, promise: promise)
        if unanswered.isEmpty { start(limits.idle, context) { $0.close(promise: nil) } }
      }
    }
  }

  /// Writes the last part, and closes the connection when all has been sent. A client that does not read
  /// ends the wait as an idle one does.
  private func writeLast(
    _ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
  ) {
    let written = promise ?? context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(data, promise: written)
    written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    start(limits.idle, context) { $0.close(promise: nil) }
  }

  private func start(
    _ time: TimeAmount, _ context: ChannelHandlerContext,
    _ action: @escaping (ChannelHandlerContext) -> Void
  ) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { action(context) }
  }

  /// Ends a connection whose body does not arrive. While an earlier request is answered, nothing more may be
  /// read, so the time starts again.
  private func giveUp(_ context: ChannelHandlerContext) {
    if unanswered.count == 1 {
      refuse(context)
    } else {
      start(limits.request, context) { self.giveUp($0) }
    }
  }

  private func refuse(_ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(
      version: .http1_1, status: .requestTimeout,
      headers: ["Connection": "close", "Content-Length": "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    writeLast(wrapOutboundOut(.end(nil)), nil, context)
  }
}
