#define _GNU_SOURCE
#include "CEditLine.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/// The signals that end the program.
static const int ends[] = {
  SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGHUP, SIGTERM,
};
enum { end_count = sizeof ends / sizeof *ends };

static struct sigaction former[end_count];
static struct termios usual;
static volatile sig_atomic_t guarded = -1;
/// 1 if a signal that was sent is ending the program.
static volatile sig_atomic_t is_ending;

/// Returns 1 if a terminal belongs to another job of this session.
static int is_background(int terminal) {
  pid_t foreground = tcgetpgrp(terminal);
  return foreground >= 0 && foreground != getpgrp();
}

static int can_write(int descriptor) {
  struct pollfd request = {.fd = descriptor, .events = POLLOUT};
  return poll(&request, 1, 0) == 1 && request.revents & POLLOUT;
}

static void restore_terminal(void) {
  int terminal = guarded;
  if (terminal < 0 || is_background(terminal)) return;
  tcsetattr(terminal, TCSANOW, &usual);
  // Turns off the marks around pastes, shows the cursor, resets the style, and begins a new line.
  static const char words[] = "\033[?2004l\033[?25h\033[0m\r\n";
  // If the output of the terminal is stopped, writing would block the handler.
  if (can_write(terminal) && write(terminal, words, sizeof words - 1) < 0) errno = 0;
  guarded = -1;
}

/// Returns 1 if a signal comes from an error of the program itself. Such a signal comes again when the
/// handler returns.
static int is_fault(int number, const siginfo_t *info) {
  // On Linux the first test is enough; on macOS both numbers are positive.
  if (info->si_code <= 0 || info->si_code == SI_USER || info->si_code == SI_QUEUE) return 0;
  switch (number) {
    case SIGILL:
    case SIGTRAP:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV: return 1;
    // The other signals are sent, for example by the terminal when it is closed or at a key.
    default: return 0;
  }
}

static void end(int number, siginfo_t *info, void *context) {
  int error = errno;
  int is_sent = !is_fault(number, info);
  (void)context;
  if (is_sent) is_ending = 1;
  restore_terminal();
  for (int index = 0; index < end_count; index++)
    if (ends[index] == number) sigaction(number, &former[index], 0);
  if (is_sent) raise(number);
  errno = error;
}

static void do_nothing(int number) { (void)number; }

/// The terminal of another job refuses calls. With these handlers, such a call fails with EINTR
/// instead of stopping this job. Otherwise a call that is restarted after a stop would stop the job
/// again, before a signal that ends the job is handled.
static void refuse_stops(void) {
  struct sigaction action = {0};
  action.sa_handler = do_nothing;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTTIN, &action, 0);
  sigaction(SIGTTOU, &action, 0);
}

/// Makes this thread receive the signals that end the program and the signals of the terminal. A
/// thread that waits for the terminal handles these signals first.
static void take_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  for (int index = 0; index < end_count; index++) sigaddset(&signals, ends[index]);
  sigaddset(&signals, SIGTTIN);
  sigaddset(&signals, SIGTTOU);
  sigaddset(&signals, SIGTSTP);
  sigaddset(&signals, SIGCONT);
  pthread_sigmask(SIG_UNBLOCK, &signals, 0);
}

void cedit_guard_install(void) {
  struct sigaction action = {0}, current;
  action.sa_sigaction = end;
  action.sa_flags = SA_ONSTACK | SA_SIGINFO;
  sigemptyset(&action.sa_mask);
  // The job may go to the background while the handler runs. This must not stop the handler.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int index = 0; index < end_count; index++) {
    sigaction(ends[index], 0, &current);
    if (current.sa_handler == SIG_IGN || current.sa_sigaction == end) continue;
    former[index] = current;
    sigaction(ends[index], &action, 0);
  }
  refuse_stops();
  take_signals();
}

void cedit_guard_arm(int terminal) {
  cedit_guard_install();
  if (guarded == terminal) return;
  guarded = -1;
  if (tcgetattr(terminal, &usual) == 0) guarded = terminal;
}

void cedit_guard_disarm(void) { guarded = -1; }

enum { signal_count = 64 };
/// The descriptor to write each signal to, plus one; 0 for none.
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
  int is_forwarded = targets[number % signal_count] != 0;
  targets[number % signal_count] = descriptor + 1;
  if (!is_forwarded) sigaction(number, &action, &before[number % signal_count]);
}

void cedit_forward_no_more(int number) {
  if (targets[number % signal_count] == 0) return;
  sigaction(number, &before[number % signal_count], 0);
  targets[number % signal_count] = 0;
}

void cedit_stop(int number) {
  struct sigaction standard = {0}, ignored = {0}, going_on, stopping;
  if (is_ending) return;
  standard.sa_handler = SIG_DFL;
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGCONT, &standard, &going_on);
  sigaction(number, &ignored, &stopping);
  kill(0, number);
  // A signal to a process takes effect in any of its threads, a moment later. A signal to a thread
  // takes effect at once.
  sigaction(number, &standard, 0);
  raise(number);
  sigaction(number, &stopping, 0);
  sigaction(SIGCONT, &going_on, 0);
}
