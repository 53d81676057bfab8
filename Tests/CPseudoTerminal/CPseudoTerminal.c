#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

int cpty_open(char *path, size_t size) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return -1;
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  if (grantpt(terminal) == 0 && unlockpt(terminal) == 0) {
#if defined(__APPLE__)
    strlcpy(path, ptsname(terminal), size);
    return terminal;
#else
    if (ptsname_r(terminal, path, size) == 0) return terminal;
#endif
  }
  close(terminal);
  return -1;
}

int cpty_width(uint32_t character) {
  static locale_t locale;
  if (!locale) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0);
  locale_t former = uselocale(locale);
  int width = wcwidth((wchar_t)character);
  uselocale(former);
  return width;
}
