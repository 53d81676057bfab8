import CCurl
import PQSystem

/// One of libcurl's transfers, with all memory that it needs to live.
struct CurlEasy: ~Copyable {
  /// What libcurl knows it by.
  let handle: OpaquePointer
  /// Where libcurl writes why a transfer failed.
  private let words: UnsafeMutablePointer<CChar>
  private let look: UnsafeMutablePointer<ccurl_look>
  private var headers: OpaquePointer?

  /// Creates a transfer.
  ///
  /// - Parameters:
  ///   - sockets: those of the driver that it is for.
  ///   - isEncrypted: whether it is one of https.
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
      // Slower, and nothing can arrive between two requests.
      set(ccurl_option_forbid_reuse, 1)
    }
  }

  deinit {
    ccurl_easy_free(handle)
    ccurl_list_free(headers)
    words.deallocate()
    look.deallocate()
  }

  /// Why the transfer failed.
  func reason(_ code: ccurl_code) -> String {
    let told = String(cString: words)
    return told.isEmpty ? String(cString: ccurl_words(code)) : told
  }

  /// The bytes that the connection had brought before the request was sent.
  var early: ccurl_early { look.pointee.found }

  /// Whether the server is connected.
  var isConnected: Bool { ccurl_size(handle, ccurl_info_pretransfer_time) > 0 }

  /// Lets a body that was refused come again.
  func resume() { _ = ccurl_pause(handle, Int32(ccurl_pause_none)) }

  func set(_ option: ccurl_option, _ number: Int) { _ = ccurl_set_number(handle, option, number) }

  func set(_ option: ccurl_option, _ text: String) { _ = ccurl_set_text(handle, option, text) }
}

extension CurlEasy {
  /// Says what is posted.
  mutating func setRequest(_ request: HTTPRequest) {
    set(ccurl_option_url, request.url)
    set(ccurl_option_post, 1)
    _ = ccurl_set_size(handle, ccurl_option_post_field_size_large, Int64(request.body.count))
    request.body.withUnsafeBytes { bytes in
      let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      _ = ccurl_set_pointer(handle, ccurl_option_copy_post_fields, start)
    }
    if !request.usesProxies { set(ccurl_option_no_proxy, "*") }
    // Else libcurl asks before it sends a large body, and waits for an answer.
    add("Expect:")
    // Asked for by libcurl itself, it would be unpacked by it, whether or not it has an end.
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

  /// Says how it is carried: by what is safe, and nothing that libcurl does unasked.
  func setManner(_ limits: TransferLimits, caFile: FilePath?) {
    set(ccurl_option_no_signal, 1)
    set(ccurl_option_protocols, Int(ccurl_protocol_http | ccurl_protocol_https))
    // A redirect would carry the token elsewhere.
    set(ccurl_option_follow_location, 0)
    set(ccurl_option_ssl_version, Int(ccurl_ssl_version_1_2))
    // Of HTTP/2, libcurl takes in megabytes that nobody has asked for.
    set(ccurl_option_http_version, Int(ccurl_http_version_1_1))
    set(ccurl_option_user_agent, "pq")
    set(ccurl_option_tcp_keepalive, 1)
    set(ccurl_option_suppress_connect_headers, 1)
    // Do not wait for a name that nobody wants to know any more.
    set(ccurl_option_quick_exit, 1)
    set(ccurl_option_buffer_size, 1 << 17)
    set(ccurl_option_connect_timeout_ms, max(1, Int(limits.connect / .milliseconds(1))))
    _ = caFile?.withCString { ccurl_set_text(handle, ccurl_option_ca_info, $0) }
  }

  /// Says who takes what arrives: each callback gets the context, which must outlive the transfer.
  func setReceivers(
    header: ccurl_callback, body: ccurl_callback, context: UnsafeMutableRawPointer
  ) {
    _ = ccurl_set_callback(handle, ccurl_option_header_function, header)
    _ = ccurl_set_pointer(handle, ccurl_option_header_data, context)
    _ = ccurl_set_callback(handle, ccurl_option_write_function, body)
    _ = ccurl_set_pointer(handle, ccurl_option_write_data, context)
  }
}
