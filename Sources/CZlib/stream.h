// zlib's `z_stream`, which has had this form since 1995.
#ifndef CZLIB_STREAM_H
#define CZLIB_STREAM_H

#include <stdint.h>

typedef struct {
  const uint8_t *next_in;
  unsigned int avail_in;
  unsigned long total_in;
  uint8_t *next_out;
  unsigned int avail_out;
  unsigned long total_out;
  const char *msg;
  void *state;
  void *(*zalloc)(void *, unsigned int, unsigned int);
  void (*zfree)(void *, void *);
  void *opaque;
  int data_type;
  unsigned long adler;
  unsigned long reserved;
} czlib_z_stream;

#endif
