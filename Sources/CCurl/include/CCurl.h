// An interface to libcurl for Swift: functions with fixed types. The library is opened when it is
// first needed. So a program that sends no request does not load it.
//
// None of libcurl's own headers is used, so that building needs no package. This file repeats
// libcurl's binary interface, which its authors keep stable (libcurl.so.4 is from 2006). A test
// compares every number with the real header if that is installed.
#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>
#include <stdint.h>

/// One transfer: libcurl's `CURL`.
typedef struct ccurl_easy ccurl_easy;
/// Transfers that one thread drives: libcurl's `CURLM`.
typedef struct ccurl_multi ccurl_multi;
/// A list of header lines: libcurl's `struct curl_slist`.
typedef struct ccurl_list ccurl_list;

/// Receives `size * count` bytes. Returns this number, or `ccurl_pause_write`, or any other number to
/// end the transfer.
typedef size_t (*ccurl_callback)(char *bytes, size_t size, size_t count, void *context);

/// The options of a transfer. The number, divided by 10,000, is the type of the value.
typedef enum {
  ccurl_option_ssl_version = 32,
  ccurl_option_post = 47,
  ccurl_option_follow_location = 52,
  ccurl_option_http_version = 84,
  ccurl_option_forbid_reuse = 75,
  ccurl_option_buffer_size = 98,
  ccurl_option_no_signal = 99,
  ccurl_option_connect_timeout_ms = 156,
  ccurl_option_protocols = 181,
  ccurl_option_tcp_keepalive = 213,
  ccurl_option_suppress_connect_headers = 265,
  ccurl_option_quick_exit = 322,
  ccurl_option_write_data = 10001,
  ccurl_option_url = 10002,
  ccurl_option_error_buffer = 10010,
  ccurl_option_user_agent = 10018,
  ccurl_option_http_header = 10023,
  ccurl_option_header_data = 10029,
  ccurl_option_ca_info = 10065,
  ccurl_option_open_socket_data = 10164,
  ccurl_option_copy_post_fields = 10165,
  ccurl_option_no_proxy = 10177,
  ccurl_option_prereq_data = 10313,
  ccurl_option_write_function = 20011,
  ccurl_option_header_function = 20079,
  ccurl_option_open_socket_function = 20163,
  ccurl_option_prereq_function = 20312,
  ccurl_option_post_field_size_large = 30120,
} ccurl_option;

/// The options of a bundle of transfers.
typedef enum {
  ccurl_multi_option_max_connects = 6,
} ccurl_multi_option;

/// Values of options, masks and lengths.
enum {
  ccurl_ssl_version_1_2 = 6,
  ccurl_http_version_1_1 = 2,
  ccurl_protocol_http = 1,
  ccurl_protocol_https = 2,
  ccurl_pause_none = 0,
  ccurl_pause_write = 0x10000001,
  ccurl_error_size = 256,
  ccurl_global_all = 3,
  ccurl_prereq_ok = 0,
  ccurl_prereq_abort = 1,
};

/// The values that a transfer reports.
typedef enum {
  /// The time from the start until the request could be sent, in microseconds; 0 before that.
  ccurl_info_pretransfer_time = 0x600000 + 53,
} ccurl_info;

/// The results of a transfer.
typedef enum {
  ccurl_ok = 0,
  ccurl_unsupported_protocol = 1,
  ccurl_could_not_resolve_proxy = 5,
  ccurl_could_not_resolve_host = 6,
  ccurl_could_not_connect = 7,
  ccurl_weird_server_reply = 8,
  ccurl_partial_file = 18,
  ccurl_write_error = 23,
  ccurl_out_of_memory = 27,
  ccurl_operation_timed_out = 28,
  ccurl_ssl_connect_error = 35,
  ccurl_aborted_by_callback = 42,
  ccurl_got_nothing = 52,
  ccurl_send_error = 55,
  ccurl_receive_error = 56,
  ccurl_ssl_certificate_problem = 58,
  ccurl_ssl_cipher = 59,
  ccurl_peer_failed_verification = 60,
  ccurl_bad_content_encoding = 61,
  ccurl_ssl_ca_bad_file = 77,
  ccurl_ssl_issuer_error = 83,
  ccurl_proxy = 97,
} ccurl_code;

/// Opens the first available library of `names`, and initializes it. Call it on one thread, before all
/// other functions of this file.
///
/// Returns 0, or a message about the problem.
const char *ccurl_open(const char *const *names, size_t count);

/// Returns the version text of the open library.
const char *ccurl_version(void);

ccurl_easy *ccurl_easy_new(void);
void ccurl_easy_free(ccurl_easy *easy);
ccurl_code ccurl_set_number(ccurl_easy *easy, ccurl_option option, long value);
ccurl_code ccurl_set_size(ccurl_easy *easy, ccurl_option option, int64_t value);
ccurl_code ccurl_set_text(ccurl_easy *easy, ccurl_option option, const char *value);
ccurl_code ccurl_set_pointer(ccurl_easy *easy, ccurl_option option, void *value);
ccurl_code ccurl_set_list(ccurl_easy *easy, ccurl_option option, ccurl_list *value);
ccurl_code ccurl_set_callback(ccurl_easy *easy, ccurl_option option, ccurl_callback value);
/// Returns a size or a time that a transfer reports; 0 if there is none.
int64_t ccurl_size(ccurl_easy *easy, ccurl_info info);
ccurl_code ccurl_pause(ccurl_easy *easy, int mask);
/// Returns libcurl's message for a result.
const char *ccurl_words(ccurl_code code);

/// Adds a copy of the text to a list, and returns the longer list. Returns 0 if memory is short; then
/// the list is unchanged.
ccurl_list *ccurl_list_append(ccurl_list *list, const char *text);
void ccurl_list_free(ccurl_list *list);

/// The sockets that were opened for the transfers of a bundle.
typedef struct ccurl_sockets ccurl_sockets;

/// The bytes that a connection received before its request was sent.
typedef enum {
  ccurl_early_nothing,
  /// Bytes, or the end of the connection, after earlier requests on the same connection.
  ccurl_early_between_requests,
  /// Bytes that begin like an answer. No request was sent on this connection before.
  ccurl_early_answer,
  /// Other bytes. No request was sent on this connection before.
  ccurl_early_noise,
} ccurl_early;

/// The check of a transfer's connection before the request is sent.
typedef struct {
  ccurl_sockets *sockets;
  /// 1 if the connection is encrypted. Then a new connection may receive bytes of the encryption.
  int is_encrypted;
  ccurl_early found;
} ccurl_look;

/// Creates an empty list of sockets; returns 0 if memory is short.
ccurl_sockets *ccurl_sockets_new(void);
/// Makes a transfer fail with `ccurl_aborted_by_callback` if its connection has received bytes before
/// the request is sent. libcurl then closes that connection. `look` must outlive the transfer.
///
/// Returns 0 if this libcurl (before 7.80) does not support it.
int ccurl_look_before_request(ccurl_easy *easy, ccurl_look *look);

ccurl_multi *ccurl_multi_new(void);
/// The following functions return 1 on success and 0 on an error.
int ccurl_multi_set_number(ccurl_multi *multi, ccurl_multi_option option, long value);
int ccurl_multi_add(ccurl_multi *multi, ccurl_easy *easy);
int ccurl_multi_remove(ccurl_multi *multi, ccurl_easy *easy);
int ccurl_multi_perform(ccurl_multi *multi);
int ccurl_multi_poll(ccurl_multi *multi, int milliseconds);
/// Ends a poll. This is the only one of these functions that any thread may call.
int ccurl_multi_wakeup(ccurl_multi *multi);
/// Returns the next transfer that has ended, with its result in `code`; 0 if there is none.
ccurl_easy *ccurl_multi_ended(ccurl_multi *multi, ccurl_code *code);

#endif
