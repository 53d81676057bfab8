#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

static int find_path(int terminal, char *path, size_t size) {
#if defined(__APPLE__)
  const char *name = ptsname(terminal);
  return name && strlcpy(path, name, size) < size;
#else
  return ptsname_r(terminal, path, size) == 0;
#endif
}

int cpty_open(char *path, size_t size, int *keeper) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return -1;
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  if (grantpt(terminal) == 0 && unlockpt(terminal) == 0 && find_path(terminal, path, size)) {
    *keeper = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*keeper >= 0) return terminal;
  }
  close(terminal);
  return -1;
}

/// Opens a pipe that new programs do not inherit. On macOS this takes two steps, so a program that
/// another thread starts between them may inherit it.
static int open_pipe(int ends[2]) {
#if defined(__APPLE__)
  if (pipe(ends) != 0) return -1;
  for (int end = 0; end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return 0;
#else
  return pipe2(ends, O_CLOEXEC);
#endif
}

/// Resets all signals to their default handling and unblocks them. The tests may have blocked or
/// ignored many.
static void reset_signals(void) {
  struct sigaction usual = {0};
  sigset_t none;
  usual.sa_handler = SIG_DFL;
  sigemptyset(&none);
  for (int number = 1; number < 32; number++) sigaction(number, &usual, 0);
  pthread_sigmask(SIG_SETMASK, &none, 0);
}

// Keeps from a program all descriptors but the standard streams. A socket of another test would stay open as
// long as the program runs.
static void keep_descriptors(void) {
  long limit = sysconf(_SC_OPEN_MAX);
  if (limit < 0 || limit > 4096) limit = 4096;
  for (int descriptor = 3; descriptor < limit; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

/// Starts a new session with a terminal and runs a program on it. Returns only if the program does
/// not run, with the reason in `errno`. This function must not allocate memory: another thread of
/// the tests may have held the lock of the allocator at the fork.
static void run(char *const *words, char *const *environment, const char *path) {
  int terminal = setsid() < 0 ? -1 : open(path, O_RDWR | O_NOCTTY);
  if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0) return;
  for (int stream = 0; stream < 3; stream++) dup2(terminal, stream);
  if (terminal > 2) close(terminal);
  keep_descriptors();
  reset_signals();
  execve(words[0], words, environment);
}

/// Waits until a process runs its program or fails to. Returns 0, or the number of the error.
static int outcome(int reader, pid_t process) {
  int error = 0;
  ssize_t count;
  do count = read(reader, &error, sizeof error);
  while (count < 0 && errno == EINTR);
  if (count <= 0) return 0;
  while (waitpid(process, 0, 0) < 0 && errno == EINTR) {}
  return error;
}

int cpty_start(char *const *words, char *const *environment, const char *path, int *process) {
  int ends[2];
  sigset_t all, former;
  if (open_pipe(ends) != 0) return errno;
  // A signal handler of the tests must not run in the new process.
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &former);
  pid_t started = fork();
  int error = errno;
  if (started == 0) {
    run(words, environment, path);
    error = errno;
    _exit(write(ends[1], &error, sizeof error) < 0 ? 126 : 127);
  }
  pthread_sigmask(SIG_SETMASK, &former, 0);
  close(ends[1]);
  if (started >= 0) error = outcome(ends[0], started);
  close(ends[0]);
  *process = started;
  return error;
}

static locale_t utf8(void) {
  static const char *const names[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  locale_t found = 0;
  for (size_t index = 0; index < sizeof names / sizeof *names && !found; index++)
    found = newlocale(LC_CTYPE_MASK, names[index], 0);
  return found;
}

int cpty_width(uint32_t character) {
  static locale_t locale;
  if (!locale) locale = utf8();
  locale_t former = uselocale(locale);
  int width = wcwidth((wchar_t)character);
  uselocale(former);
  return width;
}
