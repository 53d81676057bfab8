#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <crt_externs.h>
#include <limits.h>
#include <mach-o/dyld.h>
#endif

#include "CPlatform.h"

int cplatform_thread_start(void *(*run)(void *), void *argument, uintptr_t *thread) {
  pthread_t started;
  int code = pthread_create(&started, 0, run, argument);
  if (code == 0) *thread = (uintptr_t)started;
  return code;
}

void cplatform_thread_join(uintptr_t thread) { pthread_join((pthread_t)thread, 0); }

void cplatform_thread_detach(uintptr_t thread) { pthread_detach((pthread_t)thread); }

static char **environment(void) {
#if defined(__APPLE__)
  // A library on macOS cannot refer to `environ` itself.
  return *_NSGetEnviron();
#else
  return environ;
#endif
}

static void set_stream(posix_spawn_file_actions_t *actions, cplatform_stream stream) {
  if (stream.source < 0)
    posix_spawn_file_actions_addopen(actions, stream.number, "/dev/null", O_RDWR, 0);
  else
    posix_spawn_file_actions_adddup2(actions, stream.source, stream.number);
}

/// Gives a new program the default handling of signals. Threads of a pool block signals, and this
/// program ignores some. The new program must not inherit this.
static void set_signals(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

int cplatform_spawn(
    int *process, char *const *words, const cplatform_stream *streams, size_t count) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  pid_t started = 0;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  for (size_t index = 0; index < count; index++) set_stream(&actions, streams[index]);
  set_signals(&attributes);
  int code = posix_spawnp(&started, words[0], &actions, &attributes, words, environment());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  *process = started;
  return code;
}

char *cplatform_program_path(void) {
#if defined(__APPLE__)
  char path[PATH_MAX];
  uint32_t size = sizeof path;
  if (_NSGetExecutablePath(path, &size) != 0) {
    errno = ENAMETOOLONG;
    return 0;
  }
  return realpath(path, 0);
#else
  return realpath("/proc/self/exe", 0);
#endif
}
