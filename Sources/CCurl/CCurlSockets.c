// A server may send bytes too early: between two answers, or before the first request. libcurl (before
// 8.0) takes these bytes for the answer to the next request. So this file looks for them in a callback
// right before a request is sent. The callback gets the local port of the connection. The socket with
// this port is found among the sockets that were opened.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "CCurl.h"
#include "CCurlOptions.h"

/// libcurl's `struct curl_sockaddr`.
typedef struct {
  int family;
  int type;
  int protocol;
  unsigned int size;
  struct sockaddr address;
} socket_address;

typedef struct {
  int socket;
  /// 1 if a request was sent on this socket.
  int is_used;
} entry;

struct ccurl_sockets {
  entry *entries;
  size_t count;
};

ccurl_sockets *ccurl_sockets_new(void) { return calloc(1, sizeof(ccurl_sockets)); }

/// Records a new socket. It may have the number of a socket that was closed. Returns 0 if memory is
/// short.
static int note(ccurl_sockets *sockets, int socket) {
  for (size_t index = 0; index < sockets->count; index++) {
    if (sockets->entries[index].socket != socket) continue;
    sockets->entries[index].is_used = 0;
    return 1;
  }
  entry *longer = realloc(sockets->entries, (sockets->count + 1) * sizeof(entry));
  if (!longer) return 0;
  longer[sockets->count] = (entry){socket, 0};
  sockets->entries = longer;
  sockets->count++;
  return 1;
}

static int open_socket(void *context, int purpose, socket_address *address) {
  (void)purpose;
  int opened = socket(address->family, address->type, address->protocol);
  if (opened < 0) return opened;
  (void)fcntl(opened, F_SETFD, FD_CLOEXEC);
  (void)note(context, opened);
  return opened;
}

/// Returns the local port of a socket; 0 if the socket has no port or is closed.
static int local_port(int socket) {
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  if (getsockname(socket, (struct sockaddr *)&address, &size) != 0) return 0;
  if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
  if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
  return 0;
}

static ccurl_early early(entry *entry, int is_encrypted) {
  static const char answer[5] = "HTTP/";
  char start[sizeof answer];
  int is_used = entry->is_used;
  entry->is_used = 1;
  ssize_t count = recv(entry->socket, start, sizeof start, MSG_PEEK | MSG_DONTWAIT);
  if (count < 0) return ccurl_early_nothing;
  if (is_used) return ccurl_early_between_requests;
  if (count == 0 || is_encrypted) return ccurl_early_nothing;
  return memcmp(start, answer, count) == 0 ? ccurl_early_answer : ccurl_early_noise;
}

static int before_request(
    void *context, char *remote_address, char *local_address, int remote_port, int port) {
  (void)remote_address, (void)local_address, (void)remote_port;
  ccurl_look *look = context;
  look->found = ccurl_early_nothing;
  for (size_t index = 0; index < look->sockets->count; index++) {
    entry *entry = &look->sockets->entries[index];
    if (port <= 0 || local_port(entry->socket) != port) continue;
    look->found = early(entry, look->is_encrypted);
    if (look->found != ccurl_early_nothing) return ccurl_prereq_abort;
  }
  return ccurl_prereq_ok;
}

int ccurl_look_before_request(ccurl_easy *easy, ccurl_look *look) {
  typedef void (*function)(void);
  const struct {
    ccurl_option option, data;
    function value;
    void *context;
  } callbacks[] = {
    {ccurl_option_prereq_function, ccurl_option_prereq_data, (function)before_request, look},
    {ccurl_option_open_socket_function, ccurl_option_open_socket_data, (function)open_socket,
     look->sockets},
  };
  for (size_t index = 0; index < sizeof callbacks / sizeof *callbacks; index++) {
    ccurl_code code =
        ccurl_set_function(easy, callbacks[index].option, callbacks[index].value);
    if (code != ccurl_ok) return 0;
    (void)ccurl_set_pointer(easy, callbacks[index].data, callbacks[index].context);
  }
  return 1;
}
