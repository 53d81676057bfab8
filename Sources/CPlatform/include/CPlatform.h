// Calls of the operating system that are written differently on Linux and on macOS, or that Swift
// cannot express, as functions that are the same on both. Structures of the system are passed as bytes:
// Swift would find their declarations in another module than where it uses them.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>
#include <stdint.h>

/// Starts a thread. Returns 0 and the thread, or the operating system's number of the error.
int cplatform_thread_start(void *(*run)(void *), void *argument, uintptr_t *thread);
/// Waits until a thread has ended.
void cplatform_thread_join(uintptr_t thread);
/// Lets a thread end without anybody who waits for it.
void cplatform_thread_detach(uintptr_t thread);

/// The origin of a standard stream of a new program.
typedef struct {
  /// The number of the stream there: 0, 1 or 2.
  int number;
  /// The descriptor here that it is a copy of; -1 for `/dev/null`.
  int source;
} cplatform_stream;

/// Starts a program, found as a shell would find it, in the environment of this one and with the usual
/// handling of signals. The words end with a null pointer.
///
/// Returns 0 and the process, or the operating system's number of the error.
int cplatform_spawn(
    int *process, char *const *words, const cplatform_stream *streams, size_t count);

/// Returns the path of the running program behind symbolic links, to be freed; 0 with the reason in
/// `errno`.
char *cplatform_program_path(void);

/// Returns the system's time of day in nanoseconds since 1970.
int64_t cplatform_now(void);
/// Returns the time at which a file was last written, in nanoseconds since 1970.
///
/// - status: a `struct stat`.
int64_t cplatform_modification_time(const void *status);

/// Gets the size of a terminal, in which 0 is unknown; returns 0 if it is not a terminal.
int cplatform_terminal_size(int terminal, int *rows, int *columns);
/// The number that stands in a terminal's modes where no key is set.
uint8_t cplatform_no_key(void);

#endif
