#define _GNU_SOURCE
#include "CEditLine.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int open_terminal_side(int keeper) {
  if (grantpt(keeper) != 0 || unlockpt(keeper) != 0) return -1;
#if defined(__APPLE__)
  return open(ptsname(keeper), O_RDWR | O_NOCTTY | O_CLOEXEC);
#else
  char path[256];
  if (ptsname_r(keeper, path, sizeof path) != 0) return -1;
  return open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
#endif
}

int cedit_open_terminal(int *keeper) {
  *keeper = posix_openpt(O_RDWR | O_NOCTTY);
  if (*keeper < 0) return -1;
  fcntl(*keeper, F_SETFD, FD_CLOEXEC);
  int terminal = open_terminal_side(*keeper);
  if (terminal < 0) close(*keeper);
  return terminal;
}
