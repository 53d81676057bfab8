// The unpacking half of zlib as Swift can call it: a library that is opened when the first body
// needs it, as libcurl is.
//
// None of zlib's own headers is used, so that building needs no package. A test compares the form
// of its stream with the real header where there is one, and the library itself refuses a stream
// of another size.
#ifndef CZLIB_H
#define CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// A stream of gzip that is being unpacked.
typedef struct czlib_stream czlib_stream;

/// The state of a stream behind a call.
typedef enum {
  /// It goes on, with more bytes or more room.
  czlib_goes_on,
  /// A member is complete, and its CRC-32 and its length are those of its trailer.
  czlib_member_ends,
  /// It is not gzip, or it is damaged.
  czlib_is_bad,
} czlib_state;

/// Opens the library by the first of some names that there is. To be called by one thread, and
/// before everything below.
///
/// Returns 0, or the reason for which it cannot be opened.
const char *czlib_open(const char *const *names, size_t count);

/// A stream in front of the first member; 0 if memory is short.
czlib_stream *czlib_new(void);
void czlib_free(czlib_stream *stream);

/// Unpacks bytes into room. Both counts are in bytes: at first of what there is, and afterwards of
/// what was used.
czlib_state czlib_unpack(
    czlib_stream *stream, const uint8_t *packed, size_t *packed_count, uint8_t *room,
    size_t *room_count);

/// Gets ready for the next member; returns whether all is well.
int czlib_restart(czlib_stream *stream);

/// zlib's own words for what is bad; 0 if it has none.
const char *czlib_words(const czlib_stream *stream);

#endif
