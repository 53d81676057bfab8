import CCurl
import PQSystem
import Synchronization

/// A running request, shared by the thread that drives libcurl and the task that reads the answer.
///
/// The state that both use is protected by a lock. Only the driver uses the rest, from the start of
/// the transfer to its end. Therefore the class is `@unchecked Sendable`.
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
    easy.setOptions(limits, caFile: caFile)
    self.easy = easy
    self.limits = limits
    proxy = request.usesProxies ? ProxySetting(for: request.url) : nil
    self.driver = driver
    clock = TransferTimeouts(limits, at: .now)
    // The driver keeps a reference to the transfer while libcurl knows it.
    let context = Unmanaged.passUnretained(self).toOpaque()
    self.easy.setCallbacks(header: Self.takeHeader, body: Self.takeBody, context: context)
  }

  /// Sends the request, and waits for the head of the answer.
  func start() async throws(NetworkFailure) -> HTTPHead {
    driver.enqueue(.begin(self))
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
        if isPaused { driver.enqueue(.goOn(self)) }
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
    driver.enqueue(.drop(self))
  }

  /// Resumes the reader if it has something to read.
  func wakeReader() { arrival.withLock { $0.takeReader() }?.resume() }

  private func change(_ event: IncomingBody.AwaitedEvent) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waits = arrival.withLock { $0.wait(for: event, continuation) }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      cancel()
    }
  }
}

/// The part of a transfer that runs on the driver's thread.
extension CurlTransfer {
  /// Receives a line of the head from libcurl.
  static let takeHeader: ccurl_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return CurlTransfer.of(context).takeHeader(line) ? line.count : 0
  }

  /// Receives bytes of the body from libcurl.
  static let takeBody: ccurl_callback = { bytes, size, count, context in
    guard let context else { return 0 }
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    switch CurlTransfer.of(context).takeBody(piece) {
    case .taken: return piece.count
    case .later: return Int(ccurl_pause_write)
    case .refused: return 0
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer) -> CurlTransfer {
    Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
  }

  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    clock.touch(at: .now)
    return arrival.withLock { $0.takeHeader(line) }
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> IncomingBody.WriteResult {
    clock.touch(at: .now)
    return arrival.withLock { $0.takeBody(bytes, limit: limits.bodySize) }
  }

  /// Resumes libcurl. It passes the kept bytes once more.
  func goOn() {
    clock.touch(at: .now)
    arrival.withLock { $0.goOn() }
    easy.resume()
  }

  /// Returns true if the request was not sent because its reused connection had received bytes, or its
  /// end, since the last answer. libcurl has closed that connection, and another one can be used.
  func needsOtherConnection(_ code: ccurl_code) -> Bool {
    code == ccurl_aborted_by_callback && easy.early == ccurl_early_between_requests
  }

  /// Ends the transfer with a result of libcurl.
  func finish(_ code: ccurl_code) {
    finish(code == ccurl_ok ? .success(()) : .failure(failure(code)))
  }

  /// Ends the transfer, and wakes the reader.
  func finish(_ result: Result<Void, NetworkFailure>) {
    arrival.withLock { _ = $0.finish(result) }
    wakeReader()
  }

  /// Returns the time limit that the transfer has reached, or the time until the next check.
  func checkTime(_ now: ContinuousClock.Instant) -> TransferTimeouts.Check {
    let isPaused = arrival.withLock { $0.isPaused }
    if !clock.isConnected, easy.isConnected { clock.connect(at: now) }
    return clock.check(now, isPaused: isPaused)
  }

  private func failure(_ code: ccurl_code) -> NetworkFailure {
    let words = easy.reason(code)
    switch code {
    case ccurl_could_not_resolve_host: return .unknownHost(words)
    case ccurl_could_not_connect:
      return proxy.map { .deadProxy($0, words) } ?? .unreachable(words)
    case ccurl_operation_timed_out:
      return proxy.map { .deadProxy($0, "no connection within \(limits.connect.shortText)") }
        ?? .timedOut(.connect, after: limits.connect)
    case ccurl_aborted_by_callback where easy.early == ccurl_early_answer: return .earlyAnswer
    case ccurl_aborted_by_callback where easy.early == ccurl_early_noise:
      return .notHTTP("it speaks before it is asked")
    case ccurl_peer_failed_verification, ccurl_ssl_issuer_error, ccurl_ssl_certificate_problem:
      return .certificate(CertificateFailure(words: words))
    case ccurl_ssl_ca_bad_file: return .certificate(.noAuthorities(words))
    case ccurl_ssl_connect_error, ccurl_ssl_cipher: return .noEncryption(words)
    case ccurl_unsupported_protocol, ccurl_weird_server_reply: return .notHTTP(words)
    case ccurl_bad_content_encoding: return .badEncoding(words)
    // libcurl has its own limit for a line of the head.
    case ccurl_out_of_memory where arrival.withLock({ !$0.hasHead }):
      return .notHTTP("its head is far too long")
    case ccurl_could_not_resolve_proxy:
      return proxy.map { .deadProxy($0, words) } ?? .proxy(words)
    case ccurl_proxy: return .proxy(words, proxy)
    case ccurl_receive_error where words.contains("CONNECT"): return .proxy(words, proxy)
    case ccurl_partial_file, ccurl_got_nothing, ccurl_send_error, ccurl_receive_error:
      return .dropped(words)
    default: return .other(words)
    }
  }
}
