import CCurl
import Synchronization

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

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> IncomingBody.Verdict {
    clock.touch(at: .now)
    return arrival.withLock { $0.takeBody(bytes, limit: limits.bodySize) }
  }

  /// Resumes libcurl, which offers the kept bytes again.
  func goOn() {
    clock.touch(at: .now)
    arrival.withLock { $0.goOn() }
    easy.resume()
  }

  /// Returns true if the request was not sent because its reused connection has received bytes or
  /// its end since then. That connection is closed now, and another one can be used.
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
      return proxy.map { .deadProxy($0, "no connection within \(limits.connect.short)") }
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
    // libcurl's own limit for a line of the head.
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
