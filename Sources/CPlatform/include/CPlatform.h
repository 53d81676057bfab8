// Calls of the operating system that differ between Linux and macOS, or that Swift cannot express.
// These functions are the same on both systems. Structures of the system are passed as bytes, because
// Swift would find their declarations in another module than where it uses them.
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>
#include <stdint.h>

/// Starts a thread and sets `thread`. Returns 0, or the operating system's number of the error.
int cplatform_thread_start(void *(*run)(void *), void *argument, uintptr_t *thread);
/// Waits until a thread has ended.
void cplatform_thread_join(uintptr_t thread);
/// Releases a thread. It cannot be joined after that.
void cplatform_thread_detach(uintptr_t thread);

/// The origin of a standard stream of a new program.
typedef struct {
  /// The number of the stream in the new program: 0, 1 or 2.
  int number;
  /// The descriptor in this program that is copied; -1 for `/dev/null`.
  int source;
} cplatform_stream;

/// Starts a program, found through `PATH`, with the environment of this program and the default
/// handling of signals. `words` ends with a null pointer.
///
/// Sets `process`. Returns 0, or the operating system's number of the error.
int cplatform_spawn(
    int *process, char *const *words, const cplatform_stream *streams, size_t count);

/// Returns the path of the running program, with symbolic links resolved. The caller frees it. Returns
/// 0 after an error, with the reason in `errno`.
char *cplatform_program_path(void);

/// Returns the system's time of day in nanoseconds since 1970.
int64_t cplatform_now(void);
/// Returns the time at which a file was last written, in nanoseconds since 1970.
///
/// - status: a `struct stat`.
int64_t cplatform_modification_time(const void *status);

/// Gets the size of a terminal. A size of 0 is unknown. Returns 0 if the descriptor is not a terminal.
int cplatform_terminal_size(int terminal, int *rows, int *columns);
/// Returns the number that means "no key" in the modes of a terminal.
uint8_t cplatform_no_key(void);

#endif
