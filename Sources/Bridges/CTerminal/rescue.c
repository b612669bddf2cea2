#define _GNU_SOURCE
#include "rescue.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 500 };

static rescue_plan plan = {.descriptor = -1};
static _Atomic int need;
static _Atomic bool hung_up;

void rescue_set_need(rescue_need now) { atomic_store(&need, (int)now); }
rescue_need rescue_current_need(void) { return (rescue_need)atomic_load(&need); }
bool rescue_is_hung_up(void) { return atomic_load(&hung_up); }
void terminal_hang_up(void) { atomic_store(&hung_up, true); }

// MARK: Bounded writes

static long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Writes in pieces that a descriptor ready for writing takes without blocking (pipe(7), PIPE_BUF), up to a time limit.
static bool write_within(int descriptor, const char *bytes, size_t length) {
  long end = milliseconds_now() + PATIENCE_MS;
  while (length > 0) {
    long left = end - milliseconds_now();
    struct pollfd target = {.fd = descriptor, .events = POLLOUT};
    int ready = poll(&target, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR && left > 0) continue;
    if (ready <= 0 || (target.revents & POLLOUT) == 0) return false;
    ssize_t written = write(descriptor, bytes, length < 512 ? length : 512);
    if (written < 0 && (errno == EINTR || errno == EAGAIN) && left > 0) continue;
    if (written <= 0) return false;
    bytes += written;
    length -= (size_t)written;
  }
  return true;
}

bool rescue_write(const char *bytes, size_t length) {
  return !rescue_is_hung_up() && write_within(plan.descriptor, bytes, length);
}

// MARK: Standard error

// A Swift trap says why on standard error before it raises its signal: worth keeping, but not in the middle of a frame.
static int errors_aside = -1, errors_outlet = -1;
static _Atomic bool holds_errors;

void rescue_hold_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  if (errors_aside < 0) errors_aside = memfd_create("stderr", MFD_CLOEXEC);
  if (errors_outlet < 0) errors_outlet = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (errors_aside < 0 || errors_outlet < 0) return;
  if (dup2(errors_aside, STDERR_FILENO) >= 0) atomic_store(&holds_errors, true);
}

void rescue_release_errors(void) {
  if (!atomic_exchange(&holds_errors, false)) return;
  dup2(errors_outlet, STDERR_FILENO);
  char bytes[512];
  ssize_t count;
  for (off_t at = 0; at < 65536 && (count = pread(errors_aside, bytes, sizeof bytes, at)) > 0; at += count)
    if (!rescue_write(bytes, (size_t)count)) break;
  if (ftruncate(errors_aside, 0) == 0) lseek(errors_aside, 0, SEEK_SET);
}

// MARK: The one restore

void terminal_restore(void) {
  int interrupted_errno = errno;
  rescue_need then = (rescue_need)atomic_exchange(&need, RESCUE_NOTHING);
  // What does not take this in time takes nothing: the rest is not tried.
  if (then == RESCUE_SCREEN && !rescue_write(plan.undo, plan.undo_length)) terminal_hang_up();
  if (then != RESCUE_NOTHING) {
    // Blocked, SIGTTOU does not stop a process that has to clean up from the background (tcsetattr(3)).
    sigset_t background, before;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    sigprocmask(SIG_BLOCK, &background, &before);
    // Not TCSADRAIN, which waits for a terminal that may never drain.
    tcsetattr(plan.descriptor, TCSANOW, &plan.settings);
    sigprocmask(SIG_SETMASK, &before, NULL);
    rescue_release_errors();
  }
  errno = interrupted_errno;
}

// MARK: Crashes

static const struct {
  int signal;
  const char *name;
} fatal_signals[] = {
    // A Swift trap is SIGILL on x86_64 and SIGTRAP on arm64.
    {SIGILL, "SIGILL"}, {SIGTRAP, "SIGTRAP"}, {SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},
    {SIGFPE, "SIGFPE"}, {SIGABRT, "SIGABRT"}, {SIGSYS, "SIGSYS"},
};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

static void say_why(int signal) {
  const char *name = "?";
  for (int i = 0; i < FATAL_SIGNALS; i++)
    if (fatal_signals[i].signal == signal) name = fatal_signals[i].name;
  const char *parts[] = {program_invocation_short_name, ": internal error (", name, "); the terminal was restored\n"};
  char line[160];
  size_t length = 0;
  for (int i = 0; i < 4; i++)
    for (const char *next = parts[i]; *next && length < sizeof line; next++) line[length++] = *next;
  write_within(STDERR_FILENO, line, length);
}

static void crash(int signal) {
  static volatile sig_atomic_t crashing;
  if (!crashing) {
    crashing = 1;
    terminal_restore();
    say_why(signal);
  }
  // Swift's own handler would print a page over the screen and wait half a minute for a key: the default action
  // instead.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(signal, &standard, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(signal);
  _exit(128 + signal);
}

void rescue_arm(const rescue_plan *captured) {
  plan = *captured;
  // A stack overflow leaves no room to handle it on the stack that overflowed.
  static char reserve[64 * 1024];
  stack_t alternate = {.ss_sp = reserve, .ss_size = sizeof reserve};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_SIGNALS; i++) sigaction(fatal_signals[i].signal, &action, NULL);
  atexit(terminal_restore);
}
