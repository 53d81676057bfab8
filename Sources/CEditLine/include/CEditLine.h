// An interface to libedit for Swift: functions with fixed arguments. The library is opened when a
// prompt begins. So a program without a prompt neither loads nor needs it.
//
// None of libedit's own headers is used, so that building needs no package. This file repeats
// libedit's binary interface, which its authors keep stable (libedit.so.2 is from 2006).
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/// An editor: libedit's `EditLine`.
typedef struct cedit cedit;
/// The earlier entries: libedit's `History`.
typedef struct cedit_history cedit_history;

/// The edited text. Valid until the next call.
typedef struct {
  const wchar_t *start;
  /// The number of characters.
  ptrdiff_t count;
  /// The index of the character after the cursor, from 0 to `count`.
  ptrdiff_t cursor;
} cedit_line;

/// The result of a command: libedit's next step.
typedef enum {
  cedit_nothing = 0,
  cedit_newline = 1,
  /// The count that was typed before the key is kept for the next key.
  cedit_argument = 3,
  cedit_refresh = 4,
  cedit_error = 6,
} cedit_result;

/// A command for a key. The second argument is the key.
typedef unsigned char (*cedit_command)(cedit *, int);
/// Reads the next character. Returns 1, or 0 at the end of the input.
typedef int (*cedit_reader)(cedit *, wchar_t *);
/// Receives the output that libedit would write to the terminal.
typedef void (*cedit_sink)(void *context, const char *bytes, size_t count);

/// Opens the first available library of `names`, and selects a locale with UTF-8 for the process. Call
/// it once, before all other functions of this file.
///
/// Returns 0, or a message about the problem.
const char *cedit_open(const char *const *names, size_t count);

/// Opens a pseudo-terminal that has no size.
///
/// Returns the descriptor of the terminal side, or -1 with the reason in `errno`. `keeper` becomes the
/// descriptor of the other side. The terminal exists as long as it is open.
int cedit_open_terminal(int *keeper);

/// Creates an editor whose output goes to `sink`. Returns 0 if libedit does not support the terminal.
///
/// libedit takes only its modes from the terminal. Do not pass the user's terminal: libedit would use
/// its size too, and write outside of its buffers when the window becomes smaller.
cedit *cedit_new(const char *program, int terminal, cedit_sink sink, void *context);
/// Sets the screen size that libedit assumes. It does not depend on the user's terminal.
void cedit_set_size(cedit *edit);
/// Frees an editor. The descriptor of its terminal must still be open.
void cedit_free(cedit *edit);
/// Passes all remaining output to the sink.
void cedit_flush(cedit *edit);

void cedit_set_context(cedit *edit, void *context);
void *cedit_context(cedit *edit);
/// Sets the key bindings: "emacs" or "vi".
void cedit_set_mode(cedit *edit, const char *mode);
int cedit_is_vi(cedit *edit);
/// Returns 1 if lines are edited. The user's settings can turn editing off.
int cedit_is_on(cedit *edit);
void cedit_set_reader(cedit *edit, cedit_reader reader);
/// Adds a command. The command and its name must stay valid as long as the editor.
void cedit_add(cedit *edit, const char *name, const char *help, cedit_command command);
void cedit_bind(cedit *edit, const char *key, const char *command);
/// Binds a key in vi's command mode.
void cedit_bind_other(cedit *edit, const char *key, const char *command);
/// Prints the command that a key is bound to.
void cedit_print_binding(cedit *edit, const char *key);
/// Prints the command that a key is bound to in vi's command mode.
void cedit_print_binding_other(cedit *edit, const char *key);
/// Prints all bindings: first single keys, then sequences of keys.
void cedit_print_bindings(cedit *edit);
/// Changes a mode that the terminal has while a line is edited. For example, "-isig" turns `isig` off.
void cedit_set_flag(cedit *edit, const char *flag);
/// Sets libedit's terminal to the modes for editing, or restores its former modes.
void cedit_prepare(cedit *edit, int is_raw);
/// Runs a line of settings in the syntax of `~/.editrc`. Returns 0 on success.
int cedit_run_setting(cedit *edit, const char *line);

/// Edits a text until a command ends it. Returns 0 at the end of the input.
int cedit_edit(cedit *edit);
/// Returns the text and the cursor. Some commands of libedit leave the cursor outside of the text,
/// where the next command would read and write. Such a cursor is moved to the nearest end of the text.
cedit_line cedit_text(cedit *edit);
/// Inserts at the cursor; returns 0 if memory is short.
int cedit_insert(cedit *edit, const wchar_t *text);
/// Deletes `count` characters before the cursor.
void cedit_delete(cedit *edit, int count);
/// Moves the cursor, at most to an end of the text.
void cedit_move(cedit *edit, int distance);

cedit_history *cedit_history_new(int size);
void cedit_history_free(cedit_history *history);
void cedit_history_attach(cedit *edit, cedit_history *history);
void cedit_history_add(cedit_history *history, const wchar_t *text);

// Functions for terminals and signals. They are in C, because signal handlers run them.

/// Installs the handlers of the signals that end the program, where they are not installed. After
/// that, the terminal of another job does not stop this job: calls that it refuses fail with EINTR, or
/// with EIO if no shell can give the terminal back. Call it on the thread that uses the terminal.
void cedit_guard_install(void);
/// Guards a terminal. If a signal or a crash ends the program, the terminal first gets the modes back
/// that it has now. Then the signal has its former effect. In the background, the modes are not
/// restored, because the terminal belongs to another job.
///
/// It may be called again at any time. The modes of the first call count until `cedit_guard_disarm`.
void cedit_guard_arm(int terminal);
void cedit_guard_disarm(void);
/// Writes the number of a signal as one byte to a descriptor each time the signal arrives.
void cedit_forward(int number, int descriptor);
/// Stops the whole job with a signal, such as SIGTSTP. Returns when the job continues. Returns at once
/// if no process could continue the job, or if a signal is ending the program. The SIGCONT is not
/// forwarded.
void cedit_stop(int number);
/// Restores the former handling of a forwarded signal.
void cedit_forward_no_more(int number);

#endif
