#define _GNU_SOURCE
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "CPlatform.h"

static int64_t nanoseconds(struct timespec time) {
  // A file may have any time. A time that is too late for the number wraps around.
  return (int64_t)((uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec);
}

int64_t cplatform_now(void) {
  struct timespec time = {0};
  clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time);
}

int64_t cplatform_modification_time(const void *status) {
  const struct stat *known = status;
#if defined(__APPLE__)
  return nanoseconds(known->st_mtimespec);
#else
  return nanoseconds(known->st_mtim);
#endif
}

int cplatform_terminal_size(int terminal, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(terminal, TIOCGWINSZ, &size) != 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}

uint8_t cplatform_no_key(void) { return (uint8_t)_POSIX_VDISABLE; }
