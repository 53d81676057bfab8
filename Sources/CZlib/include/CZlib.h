// An interface to the unpacking functions of zlib for Swift. The library is opened when the first body
// needs it.
//
// None of zlib's own headers is used, so that building needs no package. A test compares the layout of
// the stream with the real header if that is installed. The library itself refuses a stream of another
// size.
#ifndef CZLIB_H
#define CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// A gzip stream that is unpacked.
typedef struct czlib_stream czlib_stream;

/// The state of a stream after a call.
typedef enum {
  /// The stream continues with more bytes or more room.
  czlib_goes_on,
  /// A member is complete. Its CRC-32 and its length match its trailer.
  czlib_member_ends,
  /// The data is not gzip, or it is damaged.
  czlib_is_bad,
} czlib_state;

/// Opens the first available library of `names`. Call it on one thread, before all other functions of
/// this file.
///
/// Returns 0, or a message about the problem.
const char *czlib_open(const char *const *names, size_t count);

/// Creates a stream at the start of the first member; returns 0 if memory is short.
czlib_stream *czlib_new(void);
void czlib_free(czlib_stream *stream);

/// Unpacks bytes into `room`. Before the call, the counts are the available bytes and the available
/// room, in bytes. After the call, they are the numbers that were used.
czlib_state czlib_unpack(
    czlib_stream *stream, const uint8_t *packed, size_t *packed_count, uint8_t *room,
    size_t *room_count);

/// Prepares the stream for the next member. Returns 1 on success.
int czlib_restart(czlib_stream *stream);

/// Returns zlib's message about an error; 0 if there is none.
const char *czlib_words(const czlib_stream *stream);

#endif
