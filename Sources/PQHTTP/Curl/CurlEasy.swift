import CCurl
import PQSystem

/// An easy handle of libcurl, with all memory that it refers to.
struct CurlEasy: ~Copyable {
  /// The handle of libcurl.
  let handle: OpaquePointer
  /// The buffer for libcurl's error message.
  private let words: UnsafeMutablePointer<CChar>
  private let look: UnsafeMutablePointer<ccurl_look>
  private var headers: OpaquePointer?

  /// Creates a handle.
  ///
  /// - Parameters:
  ///   - sockets: the sockets of the driver that runs the transfer.
  ///   - isEncrypted: true for a URL of `https`.
  /// - Throws: `NetworkFailure.other` if memory is short.
  init(sockets: OpaquePointer, isEncrypted: Bool) throws(NetworkFailure) {
    guard let handle = ccurl_easy_new() else { throw .other("memory is short") }
    self.handle = handle
    words = .allocate(capacity: Int(ccurl_error_size))
    words.initialize(repeating: 0, count: Int(ccurl_error_size))
    _ = ccurl_set_pointer(handle, ccurl_option_error_buffer, words)
    look = .allocate(capacity: 1)
    look.initialize(
      to: ccurl_look(
        sockets: sockets, is_encrypted: isEncrypted ? 1 : 0, found: ccurl_early_nothing))
    if ccurl_look_before_request(handle, look) == 0 {
      // This is slower, but no bytes can arrive between two requests of one connection.
      set(ccurl_option_forbid_reuse, 1)
    }
  }

  deinit {
    ccurl_easy_free(handle)
    ccurl_list_free(headers)
    words.deallocate()
    look.deallocate()
  }

  /// Returns libcurl's message about an error.
  func reason(_ code: ccurl_code) -> String {
    let told = String(cString: words)
    return told.isEmpty ? String(cString: ccurl_words(code)) : told
  }

  /// The kind of bytes that the connection received before the request was sent.
  var early: ccurl_early { look.pointee.found }

  /// True once the connection to the server is established.
  var isConnected: Bool { ccurl_size(handle, ccurl_info_pretransfer_time) > 0 }

  /// Resumes the transfer. libcurl passes the bytes that were not taken once more.
  func resume() { _ = ccurl_pause(handle, Int32(ccurl_pause_none)) }

  func set(_ option: ccurl_option, _ number: Int) { _ = ccurl_set_number(handle, option, number) }

  func set(_ option: ccurl_option, _ text: String) { _ = ccurl_set_text(handle, option, text) }
}

extension CurlEasy {
  /// Sets the URL, the header fields and the body of the request.
  mutating func setRequest(_ request: HTTPRequest) {
    set(ccurl_option_url, request.url)
    set(ccurl_option_post, 1)
    _ = ccurl_set_size(handle, ccurl_option_post_field_size_large, Int64(request.body.count))
    request.body.withUnsafeBytes { bytes in
      let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      _ = ccurl_set_pointer(handle, ccurl_option_copy_post_fields, start)
    }
    if !request.usesProxies { set(ccurl_option_no_proxy, "*") }
    // Otherwise libcurl sends `Expect: 100-continue` before a large body, and waits for the answer.
    add("Expect:")
    // This is a header field and not an option of libcurl. With the option, libcurl would unpack the
    // body itself, without checking its end.
    add("Accept-Encoding: \(ContentCoding.accepted)")
    for header in request.headers { add(header) }
    _ = ccurl_set_list(handle, ccurl_option_http_header, headers)
  }

  private mutating func add(_ header: HTTPRequest.Header) {
    switch header.value {
    case .plain(let text): add("\(header.name): \(text)")
    case .secret(let secret):
      add(secret.reveal { "\(header.name): \(String(decoding: $0, as: UTF8.self))" })
    }
  }

  private mutating func add(_ line: String) {
    if let longer = ccurl_list_append(headers, line) { headers = longer }
  }

  /// Sets the limits, and turns off everything in libcurl that is unsafe or not needed.
  func setOptions(_ limits: TransferLimits, caFile: FilePath?) {
    set(ccurl_option_no_signal, 1)
    set(ccurl_option_protocols, Int(ccurl_protocol_http | ccurl_protocol_https))
    // A redirect would send the token to another server.
    set(ccurl_option_follow_location, 0)
    set(ccurl_option_ssl_version, Int(ccurl_ssl_version_1_2))
    // With HTTP/2, libcurl buffers megabytes that the reader has not asked for.
    set(ccurl_option_http_version, Int(ccurl_http_version_1_1))
    set(ccurl_option_user_agent, "pq/\(ProgramVersion.number)")
    set(ccurl_option_tcp_keepalive, 1)
    set(ccurl_option_suppress_connect_headers, 1)
    // A transfer that ends does not wait for a name lookup.
    set(ccurl_option_quick_exit, 1)
    set(ccurl_option_buffer_size, 1 << 17)
    set(ccurl_option_connect_timeout_ms, max(1, Int(limits.connect / .milliseconds(1))))
    _ = caFile?.withCString { ccurl_set_text(handle, ccurl_option_ca_info, $0) }
  }

  /// Sets the functions that receive the head and the body. Both functions get `context`. It must
  /// outlive the transfer.
  func setCallbacks(
    header: ccurl_callback, body: ccurl_callback, context: UnsafeMutableRawPointer
  ) {
    _ = ccurl_set_callback(handle, ccurl_option_header_function, header)
    _ = ccurl_set_pointer(handle, ccurl_option_header_data, context)
    _ = ccurl_set_callback(handle, ccurl_option_write_function, body)
    _ = ccurl_set_pointer(handle, ccurl_option_write_data, context)
  }
}
