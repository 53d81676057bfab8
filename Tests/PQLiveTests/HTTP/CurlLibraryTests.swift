import Foundation
import PQTestSupport
import Testing

@testable import PQHTTP
@testable import PQLive

/// The declarations for libcurl, written without its headers, are correct. A missing libcurl is
/// reported.
@Suite struct CurlLibraryTests {
  /// The names of the shim, each with the name in libcurl.
  private static let names = """
    option_ssl_version CURLOPT_SSLVERSION, option_post CURLOPT_POST,
    option_follow_location CURLOPT_FOLLOWLOCATION, option_http_version CURLOPT_HTTP_VERSION,
    option_forbid_reuse CURLOPT_FORBID_REUSE, option_buffer_size CURLOPT_BUFFERSIZE, option_no_signal CURLOPT_NOSIGNAL,
    option_connect_timeout_ms CURLOPT_CONNECTTIMEOUT_MS, option_protocols CURLOPT_PROTOCOLS,
    option_tcp_keepalive CURLOPT_TCP_KEEPALIVE,
    option_suppress_connect_headers CURLOPT_SUPPRESS_CONNECT_HEADERS,
    option_write_data CURLOPT_WRITEDATA, option_url CURLOPT_URL,
    option_error_buffer CURLOPT_ERRORBUFFER, option_user_agent CURLOPT_USERAGENT,
    option_http_header CURLOPT_HTTPHEADER, option_header_data CURLOPT_HEADERDATA,
    option_ca_info CURLOPT_CAINFO,
    option_open_socket_data CURLOPT_OPENSOCKETDATA,
    option_open_socket_function CURLOPT_OPENSOCKETFUNCTION,
    option_copy_post_fields CURLOPT_COPYPOSTFIELDS, option_no_proxy CURLOPT_NOPROXY,
    option_write_function CURLOPT_WRITEFUNCTION, option_header_function CURLOPT_HEADERFUNCTION,
    option_post_field_size_large CURLOPT_POSTFIELDSIZE_LARGE,
    multi_option_max_connects CURLMOPT_MAXCONNECTS, ssl_version_1_2 CURL_SSLVERSION_TLSv1_2,
    http_version_1_1 CURL_HTTP_VERSION_1_1, protocol_http CURLPROTO_HTTP,
    protocol_https CURLPROTO_HTTPS, pause_none CURLPAUSE_CONT,
    pause_write CURL_WRITEFUNC_PAUSE, error_size CURL_ERROR_SIZE, global_all CURL_GLOBAL_ALL,
    info_pretransfer_time CURLINFO_PRETRANSFER_TIME_T, ok CURLE_OK,
    unsupported_protocol CURLE_UNSUPPORTED_PROTOCOL,
    could_not_resolve_proxy CURLE_COULDNT_RESOLVE_PROXY,
    could_not_resolve_host CURLE_COULDNT_RESOLVE_HOST, could_not_connect CURLE_COULDNT_CONNECT,
    weird_server_reply CURLE_WEIRD_SERVER_REPLY, partial_file CURLE_PARTIAL_FILE,
    write_error CURLE_WRITE_ERROR, out_of_memory CURLE_OUT_OF_MEMORY,
    operation_timed_out CURLE_OPERATION_TIMEDOUT, ssl_connect_error CURLE_SSL_CONNECT_ERROR,
    aborted_by_callback CURLE_ABORTED_BY_CALLBACK,
    got_nothing CURLE_GOT_NOTHING, send_error CURLE_SEND_ERROR, receive_error CURLE_RECV_ERROR,
    ssl_certificate_problem CURLE_SSL_CERTPROBLEM, ssl_cipher CURLE_SSL_CIPHER,
    peer_failed_verification CURLE_PEER_FAILED_VERIFICATION,
    bad_content_encoding CURLE_BAD_CONTENT_ENCODING, ssl_ca_bad_file CURLE_SSL_CACERT_BADFILE,
    ssl_issuer_error CURLE_SSL_ISSUER_ERROR, proxy CURLE_PROXY
    """

  /// A C program that compiles only if all numbers and the layout of a message are equal. Names that
  /// newer headers deprecate are allowed.
  private static var program: String {
    let checks = names.split(separator: ",").map { pair in
      let names = pair.split { $0.isWhitespace }
      return "_Static_assert((long)ccurl_\(names[0]) == (long)\(names[1]), \"\(names[1])\");"
    }
    return """
      #include <curl/curl.h>
      #include <stddef.h>
      #include "CCurl.h"
      \(checks.joined(separator: "\n"))
      #if LIBCURL_VERSION_NUM >= 0x075700
      _Static_assert((int)ccurl_option_quick_exit == (int)CURLOPT_QUICK_EXIT, "QUICK_EXIT");
      #endif
      #if LIBCURL_VERSION_NUM >= 0x075000
      _Static_assert((int)ccurl_option_prereq_function == (int)CURLOPT_PREREQFUNCTION, "PREREQ");
      _Static_assert((int)ccurl_option_prereq_data == (int)CURLOPT_PREREQDATA, "PREREQDATA");
      _Static_assert((int)ccurl_prereq_ok == (int)CURL_PREREQFUNC_OK, "OK");
      _Static_assert((int)ccurl_prereq_abort == (int)CURL_PREREQFUNC_ABORT, "ABORT");
      #endif
      typedef struct {
        int family;
        int type;
        int protocol;
        unsigned int size;
        struct sockaddr address;
      } socket_address;
      _Static_assert(sizeof(socket_address) == sizeof(struct curl_sockaddr), "address");
      _Static_assert(
        offsetof(socket_address, protocol) == offsetof(struct curl_sockaddr, protocol), "protocol");
      typedef struct {
        int kind;
        void *easy;
        union { void *whatever; int result; } data;
      } message;
      _Static_assert(sizeof(message) == sizeof(CURLMsg), "message");
      _Static_assert(offsetof(message, easy) == offsetof(CURLMsg, easy_handle), "easy");
      _Static_assert(offsetof(message, data) == offsetof(CURLMsg, data), "data");
      _Static_assert((int)CURLMSG_DONE == 1, "done");
      _Static_assert(sizeof(curl_off_t) == sizeof(int64_t), "size");
      """
  }

  private static func compile(_ program: String) throws -> ProgramRun {
    // C_INCLUDE_PATH names the folders of headers outside the system's folders.
    let environment = ProcessInfo.processInfo.environment
    return try ProgramRun(
      [
        "/usr/bin/env", "clang", "-x", "c", "-fsyntax-only", "-Wno-deprecated-declarations", "-I",
        Project.path("Sources/CCurl/include").path, "-",
      ], environment: environment, input: Data((program + "\n").utf8))
  }

  private static let hasHeaders =
    (try? compile("#include <curl/curl.h>").status == 0) ?? false

  @Test(.enabled(if: hasHeaders, "libcurl's headers are not installed"))
  func constantsEqualLibcurlHeaders() throws {
    let run = try Self.compile(Self.program)
    #expect(run.status == 0, "\(String(decoding: run.errors, as: UTF8.self))")
  }

  @Test func everyNumberOfTheShimIsCompared() throws {
    let header = try Project.text("Sources/CCurl/include/CCurl.h")
    let numbers = header.split(separator: "\n")
      .filter { $0.hasPrefix("  ccurl_") && $0.contains(" = ") }
      .compactMap { $0.dropFirst("  ccurl_".count).split(separator: " ").first }
    let compared = Self.names.split { $0 == "," || $0.isWhitespace }.map { String($0) }
    #expect(numbers.count > 50)
    let isNewer = { (name: Substring) in name == "option_quick_exit" || name.contains("prereq") }
    for number in numbers where !isNewer(number) {
      #expect(compared.contains(String(number)))
    }
  }

  @Test(arguments: [
    ("libcurl/8.5.0 OpenSSL/3.0.13 zlib/1.3", "libcurl/8.5.0 OpenSSL/3.0.13"),
    ("libcurl/8.7.1 (SecureTransport) LibreSSL/3.3.6 zlib/1.2.12", "libcurl/8.7.1 LibreSSL/3.3.6"),
    ("libcurl/7.88.1", "libcurl/7.88.1"),
  ])
  func theVersionNamesTheEncryptionInUse(version: String, shown: String) {
    #expect(CurlLibrary.shortVersion(version) == shown)
  }

  @Test func missingLibcurlIsReported() throws {
    let opened = CurlLibrary.open(["libno-such-thing.so.4", "libnor-this.so.4"])
    guard case .failure(let failure) = opened else {
      Issue.record("it was opened")
      return
    }
    let message = failure.message(of: "api.example")
    #expect(message.contains("api.example cannot be asked without libcurl"))
    #expect(message.contains("apt-get install libcurl4"))
  }
}
