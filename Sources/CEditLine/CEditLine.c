#define _GNU_SOURCE
#include "CEditLine.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// libedit's numbers of its options.
enum {
  option_prompt = 0,
  option_editor = 2,
  option_signal = 3,
  option_bind = 4,
  option_terminal_value = 6,
  option_tty = 8,
  option_add_function = 9,
  option_history = 10,
  option_edit_mode = 11,
  option_reader = 13,
  option_context = 14,
  option_prepare = 16,
  option_file = 18,
  option_set_file = 19,
};

/// libedit's numbers of operations on a history.
enum { history_set_size = 1, history_enter = 10, history_set_unique = 20 };

/// libedit's `HistEventW`.
typedef struct {
  int number;
  const wchar_t *text;
} event;

/// libedit's `LineInfoW`. It is the start of libedit's own structure. Writing to it moves the cursor;
/// macOS does not export `el_cursor`.
typedef struct {
  const wchar_t *start;
  const wchar_t *cursor;
  const wchar_t *end;
} line_info;

typedef struct tokenizer tokenizer;

/// The functions of the library, by their names in it. They are set when the library is opened.
static struct {
  cedit *(*el_init)(const char *, FILE *, FILE *, FILE *);
  void (*el_end)(cedit *);
  int (*el_set)(cedit *, int, ...);
  int (*el_get)(cedit *, int, ...);
  int (*el_parse)(cedit *, int, const char **);
  const wchar_t *(*el_wgets)(cedit *, int *);
  line_info *(*el_wline)(cedit *);
  int (*el_winsertstr)(cedit *, const wchar_t *);
  void (*el_deletestr)(cedit *, int);
  cedit_history *(*history_winit)(void);
  void (*history_wend)(cedit_history *);
  int (*history_w)(cedit_history *, event *, int, ...);
  int (*el_wset)(cedit *, int, ...);
  tokenizer *(*tok_init)(const char *);
  void (*tok_end)(tokenizer *);
  int (*tok_str)(tokenizer *, const char *, int *, const char ***);
} library;

static const char *load(void *handle, const char *name, void **function) {
  *function = dlsym(handle, name);
  return *function ? 0 : name;
}

/// Finds all functions. Returns 0, or the name of a function that is missing.
static const char *load_all(void *handle) {
  const char *missing = 0;
#define LOAD(name) \
  if (!missing) missing = load(handle, #name, (void **)&library.name)
  LOAD(el_init);
  LOAD(el_end);
  LOAD(el_set);
  LOAD(el_get);
  LOAD(el_parse);
  LOAD(el_wgets);
  LOAD(el_wline);
  LOAD(el_winsertstr);
  LOAD(el_deletestr);
  LOAD(history_winit);
  LOAD(history_wend);
  LOAD(history_w);
  LOAD(el_wset);
  LOAD(tok_init);
  LOAD(tok_end);
  LOAD(tok_str);
#undef LOAD
  return missing;
}

/// Selects a locale with UTF-8, because libedit uses the locale to distinguish letters from other
/// characters.
static void use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

const char *cedit_open(const char *const *names, size_t count) {
  void *handle = 0;
  for (size_t index = 0; index < count && !handle; index++)
    handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return dlerror();
  use_utf8();
  return load_all(handle);
}

typedef struct {
  cedit_sink take;
  void *context;
} sink_state;

#if defined(__APPLE__)
static int write_sink(void *state, const char *bytes, int count) {
#else
static ssize_t write_sink(void *state, const char *bytes, size_t count) {
#endif
  sink_state *sink = state;
  sink->take(sink->context, bytes, (size_t)count);
  return count;
}

static int close_sink(void *state) {
  free(state);
  return 0;
}

static FILE *open_sink(cedit_sink take, void *context) {
  sink_state *sink = malloc(sizeof *sink);
  if (!sink) return 0;
  *sink = (sink_state){take, context};
#if defined(__APPLE__)
  FILE *file = funopen(sink, 0, write_sink, 0, close_sink);
#else
  cookie_io_functions_t functions = {.write = write_sink, .close = close_sink};
  FILE *file = fopencookie(sink, "w", functions);
#endif
  if (!file) free(sink);
  return file;
}

enum { file_count = 3 };

static void close_files(FILE **files) {
  for (int index = 0; index < file_count; index++)
    if (files[index]) fclose(files[index]);
}

static FILE *open_copy(int terminal, const char *mode) {
  int copy = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
  FILE *file = copy < 0 ? 0 : fdopen(copy, mode);
  if (!file && copy >= 0) close(copy);
  return file;
}

/// Creates an editor whose three files are the terminal. libedit refuses files without a descriptor.
/// macOS does not export `el_init_fd`, which takes descriptors.
static cedit *new_on_terminal(const char *program, int terminal) {
  FILE *files[file_count] = {
    open_copy(terminal, "r"), open_copy(terminal, "w"), open_copy(terminal, "w"),
  };
  cedit *edit = 0;
  if (files[0] && files[1] && files[2])
    edit = library.el_init(program, files[0], files[1], files[2]);
  if (!edit) close_files(files);
  return edit;
}

static FILE *file_of(cedit *edit, int number) {
  FILE *file = 0;
  library.el_get(edit, option_file, number, &file);
  return file;
}

/// Makes libedit write to a sink from now on. Before that, libedit has used its output only to check
/// if it is a terminal.
static int divert(cedit *edit, int number, cedit_sink take, void *context) {
  FILE *former = file_of(edit, number), *sink = open_sink(take, context);
  if (!sink) return 0;
  library.el_set(edit, option_set_file, number, sink);
  fclose(former);
  return 1;
}

static char *no_prompt(cedit *edit) {
  static char empty[] = "";
  (void)edit;
  return empty;
}

cedit *cedit_new(const char *program, int terminal, cedit_sink sink, void *context) {
  cedit *edit = new_on_terminal(program, terminal);
  if (!edit) return 0;
  if (!divert(edit, 1, sink, context) || !divert(edit, 2, sink, context)) {
    cedit_free(edit);
    return 0;
  }
  library.el_set(edit, option_prompt, no_prompt);
  // libedit's own handler would send each signal to every program of the job.
  library.el_set(edit, option_signal, 0);
  cedit_set_size(edit);
  return edit;
}

void cedit_set_size(cedit *edit) {
  // libedit keeps an image of the screen. If a text has more rows than the image, libedit writes
  // behind the last row. An image of a single row has no such problem.
  library.el_set(edit, option_terminal_value, "co", "80", NULL);
  library.el_set(edit, option_terminal_value, "li", "1", NULL);
}

void cedit_free(cedit *edit) {
  FILE *files[file_count] = {file_of(edit, 0), file_of(edit, 1), file_of(edit, 2)};
  library.el_end(edit);
  close_files(files);
}

void cedit_flush(cedit *edit) {
  for (int number = 1; number < file_count; number++) fflush(file_of(edit, number));
}

void cedit_set_context(cedit *edit, void *context) {
  library.el_set(edit, option_context, context);
}

void *cedit_context(cedit *edit) {
  void *context = 0;
  library.el_get(edit, option_context, &context);
  return context;
}

void cedit_set_mode(cedit *edit, const char *mode) { library.el_set(edit, option_editor, mode); }

int cedit_is_vi(cedit *edit) {
  const char *mode = 0;
  library.el_get(edit, option_editor, &mode);
  return mode && strcmp(mode, "vi") == 0;
}

int cedit_is_on(cedit *edit) {
  int is_on = 0;
  library.el_get(edit, option_edit_mode, &is_on);
  return is_on;
}

void cedit_set_reader(cedit *edit, cedit_reader reader) {
  // Older versions treat a reader that is set with `el_set` as a reader of bytes.
  library.el_wset(edit, option_reader, reader);
}

void cedit_add(cedit *edit, const char *name, const char *help, cedit_command command) {
  library.el_set(edit, option_add_function, name, help, command);
}

void cedit_bind(cedit *edit, const char *key, const char *command) {
  library.el_set(edit, option_bind, key, command, NULL);
}

void cedit_bind_other(cedit *edit, const char *key, const char *command) {
  library.el_set(edit, option_bind, "-a", key, command, NULL);
}

void cedit_print_binding(cedit *edit, const char *key) {
  library.el_set(edit, option_bind, key, NULL);
}

void cedit_print_binding_other(cedit *edit, const char *key) {
  library.el_set(edit, option_bind, "-a", key, NULL);
}

void cedit_print_bindings(cedit *edit) { library.el_set(edit, option_bind, NULL); }

void cedit_set_flag(cedit *edit, const char *flag) {
  library.el_set(edit, option_tty, "-d", flag, NULL);
}

void cedit_prepare(cedit *edit, int is_raw) { library.el_set(edit, option_prepare, is_raw); }

int cedit_run_setting(cedit *edit, const char *line) {
  tokenizer *words = library.tok_init(0);
  if (!words) return 0;
  int count = 0;
  const char **values = 0;
  int result = library.tok_str(words, line, &count, &values);
  if (result == 0 && count > 0) result = library.el_parse(edit, count, values);
  library.tok_end(words);
  return result;
}

int cedit_edit(cedit *edit) {
  int count = 0;
  return library.el_wgets(edit, &count) != 0 && count > 0;
}

cedit_line cedit_text(cedit *edit) {
  cedit_move(edit, 0);
  const line_info *line = library.el_wline(edit);
  ptrdiff_t count = line->end > line->start ? line->end - line->start : 0;
  return (cedit_line){.start = line->start, .count = count, .cursor = line->cursor - line->start};
}

int cedit_insert(cedit *edit, const wchar_t *text) {
  return library.el_winsertstr(edit, text) == 0;
}

void cedit_delete(cedit *edit, int count) { library.el_deletestr(edit, count); }

void cedit_move(cedit *edit, int distance) {
  line_info *line = library.el_wline(edit);
  ptrdiff_t count = line->end > line->start ? line->end - line->start : 0;
  ptrdiff_t cursor = line->cursor - line->start + distance;
  line->cursor = line->start + (cursor < 0 ? 0 : cursor > count ? count : cursor);
}

cedit_history *cedit_history_new(int size) {
  cedit_history *history = library.history_winit();
  event ignored;
  if (!history) return 0;
  library.history_w(history, &ignored, history_set_size, size);
  library.history_w(history, &ignored, history_set_unique, 1);
  return history;
}

void cedit_history_free(cedit_history *history) { library.history_wend(history); }

void cedit_history_attach(cedit *edit, cedit_history *history) {
  library.el_wset(edit, option_history, library.history_w, history);
}

void cedit_history_add(cedit_history *history, const wchar_t *text) {
  event ignored;
  library.history_w(history, &ignored, history_enter, text);
}
