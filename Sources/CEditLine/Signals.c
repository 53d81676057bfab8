#define _GNU_SOURCE
#include "CEditLine.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/// What ends the program, by its own fault or by somebody's wish.
static const int ends[] = {
  SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGHUP, SIGTERM,
};
enum { end_count = sizeof ends / sizeof *ends };

static struct sigaction former[end_count];
static struct termios usual;
static volatile sig_atomic_t guarded = -1;

static void restore_terminal(void) {
  int terminal = guarded;
  if (terminal < 0) return;
  guarded = -1;
  // Pastes are no longer told apart, the cursor is visible, the text is plain, a new line begins.
  static const char words[] = "\033[?2004l\033[?25h\033[0m\r\n";
  if (write(terminal, words, sizeof words - 1) < 0) errno = 0;
  tcsetattr(terminal, TCSANOW, &usual);
}

/// Whether a signal tells of a fault of the program itself, which happens again in its own place.
static int is_fault(int number, const siginfo_t *info) {
  if (info->si_code <= 0) return 0;
  switch (number) {
    case SIGILL:
    case SIGTRAP:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV: return 1;
    // The terminal sends the others, when it goes away or at a key.
    default: return 0;
  }
}

static void end(int number, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  for (int index = 0; index < end_count; index++)
    if (ends[index] == number) sigaction(number, &former[index], 0);
  // What was sent has to be sent again.
  if (!is_fault(number, info)) raise(number);
}

void cedit_guard_install(void) {
  static int is_installed;
  if (is_installed) return;
  is_installed = 1;
  for (int index = 0; index < end_count; index++) {
    struct sigaction action = {0};
    action.sa_sigaction = end;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    sigaction(ends[index], 0, &former[index]);
    if (former[index].sa_handler != SIG_IGN) sigaction(ends[index], &action, 0);
  }
}

void cedit_guard_arm(int terminal) {
  if (tcgetattr(terminal, &usual) == 0) guarded = terminal;
}

void cedit_guard_disarm(void) { guarded = -1; }

enum { signal_count = 64 };
/// One more than the descriptor to write each signal to.
static volatile sig_atomic_t targets[signal_count];
static struct sigaction before[signal_count];

static void forward(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  int target = targets[number % signal_count] - 1;
  if (target >= 0 && write(target, &byte, 1) < 0) errno = 0;
  errno = error;
}

void cedit_forward(int number, int descriptor) {
  struct sigaction action = {0};
  action.sa_handler = forward;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  targets[number % signal_count] = descriptor + 1;
  sigaction(number, &action, &before[number % signal_count]);
}

void cedit_forward_no_more(int number) {
  sigaction(number, &before[number % signal_count], 0);
  targets[number % signal_count] = 0;
}

void cedit_stop(int number) {
  struct sigaction standard = {0}, ignored = {0}, going_on, stopping;
  standard.sa_handler = SIG_DFL;
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGCONT, &standard, &going_on);
  sigaction(number, &ignored, &stopping);
  kill(0, number);
  // A signal to a process takes effect in any of its threads, a moment later; one to a thread at once.
  sigaction(number, &standard, 0);
  raise(number);
  sigaction(number, &stopping, 0);
  sigaction(SIGCONT, &going_on, 0);
}
