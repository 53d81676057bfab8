#include "CCurl.h"

#include <dlfcn.h>

#include "CCurlOptions.h"

/// libcurl's `CURLMsg`.
typedef struct {
  int kind;
  ccurl_easy *easy;
  union {
    void *whatever;
    ccurl_code result;
  } data;
} message;

enum { message_done = 1 };

/// The functions of the library, by their names in it. They are set when the library is opened.
static struct {
  ccurl_code (*global_init)(long);
  const char *(*version)(void);
  ccurl_easy *(*easy_init)(void);
  void (*easy_cleanup)(ccurl_easy *);
  ccurl_code (*easy_setopt)(ccurl_easy *, ccurl_option, ...);
  ccurl_code (*easy_getinfo)(ccurl_easy *, ccurl_info, ...);
  ccurl_code (*easy_pause)(ccurl_easy *, int);
  const char *(*easy_strerror)(ccurl_code);
  ccurl_list *(*slist_append)(ccurl_list *, const char *);
  void (*slist_free_all)(ccurl_list *);
  ccurl_multi *(*multi_init)(void);
  int (*multi_setopt)(ccurl_multi *, ccurl_multi_option, ...);
  int (*multi_add_handle)(ccurl_multi *, ccurl_easy *);
  int (*multi_remove_handle)(ccurl_multi *, ccurl_easy *);
  int (*multi_perform)(ccurl_multi *, int *);
  int (*multi_poll)(ccurl_multi *, void *, unsigned int, int, int *);
  int (*multi_wakeup)(ccurl_multi *);
  message *(*multi_info_read)(ccurl_multi *, int *);
} library;

static const char *load(void *handle, const char *name, void **function) {
  *function = dlsym(handle, name);
  return *function ? 0 : name;
}

/// Finds all functions. Returns 0, or the name of a function that is missing.
static const char *load_all(void *handle) {
  const char *missing = 0;
#define LOAD(name) \
  if (!missing) missing = load(handle, "curl_" #name, (void **)&library.name)
  LOAD(global_init);
  LOAD(version);
  LOAD(easy_init);
  LOAD(easy_cleanup);
  LOAD(easy_setopt);
  LOAD(easy_getinfo);
  LOAD(easy_pause);
  LOAD(easy_strerror);
  LOAD(slist_append);
  LOAD(slist_free_all);
  LOAD(multi_init);
  LOAD(multi_setopt);
  LOAD(multi_add_handle);
  LOAD(multi_remove_handle);
  LOAD(multi_perform);
  LOAD(multi_poll);
  LOAD(multi_wakeup);
  LOAD(multi_info_read);
#undef LOAD
  return missing;
}

const char *ccurl_open(const char *const *names, size_t count) {
  void *handle = 0;
  for (size_t index = 0; index < count && !handle; index++)
    handle = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return dlerror();
  const char *missing = load_all(handle);
  if (missing) return missing;
  ccurl_code code = library.global_init(ccurl_global_all);
  return code == ccurl_ok ? 0 : library.easy_strerror(code);
}

const char *ccurl_version(void) { return library.version(); }

ccurl_easy *ccurl_easy_new(void) { return library.easy_init(); }

void ccurl_easy_free(ccurl_easy *easy) { library.easy_cleanup(easy); }

ccurl_code ccurl_set_number(ccurl_easy *easy, ccurl_option option, long value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_size(ccurl_easy *easy, ccurl_option option, int64_t value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_text(ccurl_easy *easy, ccurl_option option, const char *value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_pointer(ccurl_easy *easy, ccurl_option option, void *value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_list(ccurl_easy *easy, ccurl_option option, ccurl_list *value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_callback(ccurl_easy *easy, ccurl_option option, ccurl_callback value) {
  return library.easy_setopt(easy, option, value);
}

ccurl_code ccurl_set_function(ccurl_easy *easy, ccurl_option option, void (*value)(void)) {
  return library.easy_setopt(easy, option, value);
}

int64_t ccurl_size(ccurl_easy *easy, ccurl_info info) {
  int64_t value = 0;
  return library.easy_getinfo(easy, info, &value) == ccurl_ok ? value : 0;
}

ccurl_code ccurl_pause(ccurl_easy *easy, int mask) { return library.easy_pause(easy, mask); }

const char *ccurl_words(ccurl_code code) { return library.easy_strerror(code); }

ccurl_list *ccurl_list_append(ccurl_list *list, const char *text) {
  return library.slist_append(list, text);
}

void ccurl_list_free(ccurl_list *list) { library.slist_free_all(list); }

ccurl_multi *ccurl_multi_new(void) { return library.multi_init(); }

int ccurl_multi_set_number(ccurl_multi *multi, ccurl_multi_option option, long value) {
  return library.multi_setopt(multi, option, value) == 0;
}

int ccurl_multi_add(ccurl_multi *multi, ccurl_easy *easy) {
  return library.multi_add_handle(multi, easy) == 0;
}

int ccurl_multi_remove(ccurl_multi *multi, ccurl_easy *easy) {
  return library.multi_remove_handle(multi, easy) == 0;
}

int ccurl_multi_perform(ccurl_multi *multi) {
  int running = 0;
  return library.multi_perform(multi, &running) == 0;
}

int ccurl_multi_poll(ccurl_multi *multi, int milliseconds) {
  return library.multi_poll(multi, 0, 0, milliseconds, 0) == 0;
}

int ccurl_multi_wakeup(ccurl_multi *multi) { return library.multi_wakeup(multi) == 0; }

ccurl_easy *ccurl_multi_ended(ccurl_multi *multi, ccurl_code *code) {
  int waiting = 0;
  message *next;
  while ((next = library.multi_info_read(multi, &waiting))) {
    if (next->kind != message_done) continue;
    *code = next->data.result;
    return next->easy;
  }
  return 0;
}
