#include "CZlib.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>

#include "stream.h"

enum {
  ok = 0,
  stream_end = 1,
  buffer_error = -5,
  no_flush = 0,
  /// The largest window, 15, and 16 to accept only gzip.
  gzip_window = 15 + 16,
};

struct czlib_stream {
  czlib_z_stream z;
};

/// The functions of the library, by their names in it. They are set when the library is opened.
static struct {
  int (*inflateInit2_)(czlib_z_stream *, int, const char *, int);
  int (*inflate)(czlib_z_stream *, int);
  int (*inflateReset)(czlib_z_stream *);
  int (*inflateEnd)(czlib_z_stream *);
} library;

static const char *load(void *handle, const char *name, void **function) {
  *function = dlsym(handle, name);
  return *function ? 0 : name;
}

const char *czlib_open(const char *const *names, size_t count) {
  void *handle = 0;
  for (size_t index = 0; index < count && !handle; index++)
    handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return dlerror();
  const char *missing = 0;
#define LOAD(name) \
  if (!missing) missing = load(handle, #name, (void **)&library.name)
  LOAD(inflateInit2_);
  LOAD(inflate);
  LOAD(inflateReset);
  LOAD(inflateEnd);
#undef LOAD
  return missing;
}

czlib_stream *czlib_new(void) {
  czlib_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return 0;
  // zlib compares only the first digit of the version.
  if (library.inflateInit2_(&stream->z, gzip_window, "1", sizeof stream->z) == ok) return stream;
  free(stream);
  return 0;
}

void czlib_free(czlib_stream *stream) {
  library.inflateEnd(&stream->z);
  free(stream);
}

czlib_state czlib_unpack(
    czlib_stream *stream, const uint8_t *packed, size_t *packed_count, uint8_t *room,
    size_t *room_count) {
  czlib_z_stream *z = &stream->z;
  unsigned given = *packed_count < UINT_MAX ? *packed_count : UINT_MAX;
  unsigned free_count = *room_count < UINT_MAX ? *room_count : UINT_MAX;
  z->next_in = packed;
  z->avail_in = given;
  z->next_out = room;
  z->avail_out = free_count;
  int result = library.inflate(z, no_flush);
  *packed_count = given - z->avail_in;
  *room_count = free_count - z->avail_out;
  if (result == stream_end) return czlib_member_ends;
  // Without bytes or without room there is no progress. That is not an error.
  return result == ok || result == buffer_error ? czlib_goes_on : czlib_is_bad;
}

int czlib_restart(czlib_stream *stream) { return library.inflateReset(&stream->z) == ok; }

const char *czlib_words(const czlib_stream *stream) { return stream->z.msg; }
