#define _GNU_SOURCE
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

// A handler may touch an atomic only if no lock stands behind it.
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "64-bit atomics must be lock-free in a signal handler");

static int read_end = -1, write_end = -1;
static _Atomic uint64_t waiting;
static void (*_Atomic first_aid)(int);

static void note(int signal) {
  int interrupted_errno = errno;
  void (*hook)(int) = atomic_load(&first_aid);
  if (hook) hook(signal);
  atomic_fetch_or(&waiting, UINT64_C(1) << signal);
  // A full pipe wakes the loop just as well.
  ssize_t written = write(write_end, "", 1);
  (void)written;
  errno = interrupted_errno;
}

int system_signals_open(void) {
  if (read_end >= 0) return read_end;
  int ends[2];
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  read_end = ends[0];
  write_end = ends[1];
  return read_end;
}

static bool is_ignored(int signal) {
  struct sigaction current;
  return sigaction(signal, NULL, &current) == 0 && current.sa_handler == SIG_IGN;
}

static void set_handler(int signal, void (*handler)(int)) {
  // SA_RESTART: a resize must not make a read of the pack fail. poll() returns all the same, and it is what waits.
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

bool system_signals_catch(int signal) {
  if (is_ignored(signal)) return false;
  set_handler(signal, note);
  return true;
}

void system_signals_ignore(int signal) { set_handler(signal, SIG_IGN); }

uint64_t system_signals_take(void) {
  char bytes[64];
  // The pipe first: a signal between the two steps leaves a byte for the next poll instead of being lost.
  while (read(read_end, bytes, sizeof bytes) > 0) continue;
  return atomic_exchange(&waiting, 0);
}

void system_signals_set_hook(void (*hook)(int signal)) { atomic_store(&first_aid, hook); }

static void unblock(int signal) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
}

_Noreturn void system_die_of(int signal) {
  set_handler(signal, SIG_DFL);
  unblock(signal);
  raise(signal);
  _exit(128 + signal);
}

bool system_has_job_control(void) {
  if (is_ignored(SIGTSTP)) return false;
  // A process group whose parents are all in other sessions is orphaned: nobody would continue it (credentials(7)).
  // That is so for the first process of a terminal.
  pid_t parent = getppid();
  return getpgid(parent) == getpgrp() || getsid(parent) == getsid(0);
}

void system_stop_by(int signal) {
  struct sigaction before, stopping = {.sa_handler = SIG_DFL};
  sigemptyset(&stopping.sa_mask);
  sigaction(signal, &stopping, &before);
  unblock(signal);
  kill(0, signal);
  // Continued.
  sigaction(signal, &before, NULL);
}
