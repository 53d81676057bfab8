// libedit as Swift can call it: functions of fixed arguments, and a library that is opened when a
// prompt begins, so that a program that asks nothing neither loads nor needs it.
//
// None of libedit's own headers is used, so that building needs no package. What stands here is its
// binary interface, which its authors keep (libedit.so.2 is of 2006).
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/// An editor: libedit's `EditLine`.
typedef struct cedit cedit;
/// What was typed before: libedit's `History`.
typedef struct cedit_history cedit_history;

/// The text that is edited. Valid until the next call.
typedef struct {
  const wchar_t *start;
  /// The number of characters.
  ptrdiff_t count;
  /// The index of the character that the cursor is in front of: at least 0 and at most the count.
  ptrdiff_t cursor;
} cedit_line;

/// What a command tells libedit to do next.
typedef enum {
  cedit_nothing = 0,
  cedit_newline = 1,
  /// The count that was typed in front of the key is for the next one.
  cedit_argument = 3,
  cedit_refresh = 4,
  cedit_error = 6,
} cedit_result;

/// A command that a key can be bound to; the second argument is the key.
typedef unsigned char (*cedit_command)(cedit *, int);
/// Gives the next character: 1, or 0 at the end of the input.
typedef int (*cedit_reader)(cedit *, wchar_t *);
/// Takes what libedit would have written on the terminal.
typedef void (*cedit_sink)(void *context, const char *bytes, size_t count);

/// Opens the library by the first of some names that there is, and prepares the process for texts
/// in UTF-8. To be called once, and before everything below.
///
/// Returns 0, or what is wrong.
const char *cedit_open(const char *const *names, size_t count);

/// Opens a pseudo-terminal that has no size.
///
/// Returns the descriptor of its terminal side, or -1 with the reason in `errno`. The terminal exists
/// for as long as the keeper, the descriptor of the other side, is open.
int cedit_open_terminal(int *keeper);

/// Creates an editor; its output goes to the sink. Returns 0 if libedit refuses the terminal.
///
/// libedit takes nothing but its modes from the terminal. It must not be the user's: libedit would
/// take its size as well, and writes outside of its buffers when a window becomes smaller.
cedit *cedit_new(const char *program, int terminal, cedit_sink sink, void *context);
/// Sets the size of the screen as libedit knows it, which is the same whatever the user's is.
void cedit_set_size(cedit *edit);
/// Frees an editor; the descriptor of its terminal must still be open.
void cedit_free(cedit *edit);
/// Hands to the sink what it has not had yet.
void cedit_flush(cedit *edit);

void cedit_set_context(cedit *edit, void *context);
void *cedit_context(cedit *edit);
/// The key bindings: "emacs" or "vi".
void cedit_set_mode(cedit *edit, const char *mode);
int cedit_is_vi(cedit *edit);
/// Whether lines are edited at all, which a user's own settings may forbid.
int cedit_is_on(cedit *edit);
void cedit_set_reader(cedit *edit, cedit_reader reader);
/// Commands and their names stay for as long as the editor does.
void cedit_add(cedit *edit, const char *name, const char *help, cedit_command command);
void cedit_bind(cedit *edit, const char *key, const char *command);
/// The same in vi's command mode.
void cedit_bind_other(cedit *edit, const char *key, const char *command);
/// Prints the command that a key is bound to.
void cedit_print_binding(cedit *edit, const char *key);
/// Prints the command that a key is bound to in vi's command mode.
void cedit_print_binding_other(cedit *edit, const char *key);
/// Prints all bindings, first those of single keys and then those of sequences.
void cedit_print_bindings(cedit *edit);
/// Takes a flag from the modes that the terminal has while a line is edited, such as "-isig".
void cedit_set_flag(cedit *edit, const char *flag);
/// Gives libedit's terminal the modes for editing, or its former ones.
void cedit_prepare(cedit *edit, int is_raw);
/// Runs a line of settings as `~/.editrc` has them; returns 0 if all is well.
int cedit_run_setting(cedit *edit, const char *line);

/// Edits until a command ends it; returns 0 if that was the end of the input.
int cedit_edit(cedit *edit);
/// Returns the text and the cursor. Some of libedit's commands leave the cursor outside of the text,
/// where the next one would read and write; it is put back to the nearest end.
cedit_line cedit_text(cedit *edit);
/// Inserts at the cursor; returns 0 if memory is short.
int cedit_insert(cedit *edit, const wchar_t *text);
/// Deletes that many characters in front of the cursor.
void cedit_delete(cedit *edit, int count);
/// Moves the cursor, but not out of the text.
void cedit_move(cedit *edit, int distance);

cedit_history *cedit_history_new(int size);
void cedit_history_free(cedit_history *history);
void cedit_history_attach(cedit *edit, cedit_history *history);
void cedit_history_add(cedit_history *history, const wchar_t *text);

// What of terminals and signals must be C, as handlers of signals run it.

/// Installs the handlers of the signals that end the program, where they are not installed yet or no
/// longer. From then on the terminal of another job stops nothing: calls that it refuses fail with EINTR,
/// or with EIO if no shell can give it back. To be called on the thread that uses the terminal.
void cedit_guard_install(void);
/// Guards a terminal from now on: a signal that ends the program, a crash included, gives it back the
/// modes that it has now, and then does what it did before. In the background nothing is given back,
/// because the terminal belongs to another job.
///
/// It may be armed again at any time. The modes are those of the first time until it is disarmed.
void cedit_guard_arm(int terminal);
void cedit_guard_disarm(void);
/// Writes the number of a signal as one byte to a descriptor whenever it comes.
void cedit_forward(int number, int descriptor);
/// Stops the whole job by a signal that does so, and returns when it goes on, or at once if nobody could
/// make it go on, or if a signal is ending the program. That it goes on is forwarded to nobody.
void cedit_stop(int number);
/// Lets a signal do what it did before.
void cedit_forward_no_more(int number);

#endif
