import CCurl
import PQSystem
import Synchronization

/// A running request, shared by the thread that drives libcurl and the task that reads the answer.
///
/// The state that both use is protected by a lock. The rest belongs to the driver from the start of
/// the transfer to its end, which is why the class is `@unchecked Sendable`.
final class CurlTransfer: @unchecked Sendable {
  let easy: CurlEasy
  let limits: TransferLimits
  let arrival = Mutex(IncomingBody())
  var clock: TransferTimeouts
  /// The proxy of the request; `nil` if it uses none.
  let proxy: ProxySetting?
  private let driver: CurlDriver

  init(
    _ request: HTTPRequest, _ limits: TransferLimits, caFile: FilePath?, driver: CurlDriver
  ) throws(NetworkFailure) {
    var easy = try CurlEasy(
      sockets: driver.sockets, isEncrypted: request.url.hasPrefix("https:"))
    easy.setRequest(request)
    easy.setManner(limits, caFile: caFile)
    self.easy = easy
    self.limits = limits
    proxy = request.usesProxies ? ProxySetting(for: request.url) : nil
    self.driver = driver
    clock = TransferTimeouts(limits, at: .now)
    // The driver keeps a reference to the transfer while libcurl knows it.
    let context = Unmanaged.passUnretained(self).toOpaque()
    self.easy.setReceivers(header: Self.takeHeader, body: Self.takeBody, context: context)
  }

  /// Sends the request, and waits for the head of the answer.
  func start() async throws(NetworkFailure) -> HTTPHead {
    driver.give(.begin(self))
    while true {
      if let head = try arrival.withLock({ arrival throws(NetworkFailure) in
        try arrival.findHead()
      }) {
        return head
      }
      await change(.head)
    }
  }

  /// Replaces `bytes` with the next bytes of the body as they came over the wire.
  ///
  /// - Returns: false at the end of the body.
  func read(into bytes: inout [UInt8]) async throws(NetworkFailure) -> Bool {
    while true {
      if Task.isCancelled { cancel() }
      let find = try arrival.withLock { arrival throws(NetworkFailure) in
        try arrival.findBytes(&bytes)
      }
      switch find {
      case .bytes(let isPaused):
        if isPaused { driver.give(.goOn(self)) }
        return true
      case .end: return false
      case .nothing: await change(.body)
      }
    }
  }

  /// Ends the transfer, unless it has ended. The reader is resumed at once, without waiting for
  /// libcurl.
  func cancel() {
    let isNew = arrival.withLock { $0.finish(.failure(.cancelled)) }
    guard isNew else { return }
    wakeReader()
    driver.give(.drop(self))
  }

  /// Resumes the reader if it has something to read.
  func wakeReader() { arrival.withLock { $0.takeReader() }?.resume() }

  private func change(_ want: IncomingBody.Want) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = arrival.withLock { $0.wait(for: want, continuation) }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      cancel()
    }
  }
}
