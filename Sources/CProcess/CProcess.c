#include "CProcess.h"

#include <signal.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

/// Removes the handlers that describe a crash, because they show the memory that registers point to.
static void forbid_reports(void) {
  static const int signals[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP};
  for (size_t index = 0; index < sizeof signals / sizeof *signals; index++)
    signal(signals[index], SIG_DFL);
}

#ifdef __linux__
// A limit of zero is not enough: it does not apply if the system pipes core images to a program.
static void forbid_images(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int cprocess_dumps_core(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0; }
#else
static void forbid_images(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) != 0) return;
  limit.rlim_cur = 0;
  setrlimit(RLIMIT_CORE, &limit);
}

int cprocess_dumps_core(void) {
  struct rlimit limit;
  return getrlimit(RLIMIT_CORE, &limit) != 0 || limit.rlim_cur != 0;
}
#endif

void cprocess_forbid_core_dumps(void) {
  forbid_images();
  forbid_reports();
}
