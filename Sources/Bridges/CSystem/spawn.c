#define _GNU_SOURCE
#include "system.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Between fork and exec only calls that signal-safety(7) allows, but for execvp, which searches PATH without allocating in glibc.
pid_t system_spawn(char *const arguments[], int input, int output, int kept) {
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) {
    // Here too: a signal to the group must not miss or hit a child that has not come so far.
    if (child > 0) setpgid(child, child);
    return child;
  }
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // A parent that died before the line above took effect sends no signal any more.
  if (getppid() != parent) _exit(127);
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &standard, NULL);
  sigprocmask(SIG_SETMASK, &standard.sa_mask, NULL);
  if (input < 0) input = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (input < 0 || dup2(input, STDIN_FILENO) < 0) _exit(127);
  if (dup2(output, STDOUT_FILENO) < 0 || dup2(output, STDERR_FILENO) < 0) _exit(127);
  close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  if (kept > STDERR_FILENO) fcntl(kept, F_SETFD, 0);
  execvp(arguments[0], arguments);
  static const char missing[] = SYSTEM_SPAWN_MISSING "\n";
  (void)!write(STDOUT_FILENO, missing, sizeof missing - 1);
  _exit(127);
}

void system_reap(pid_t child) {
  kill(-child, SIGKILL);
  kill(child, SIGKILL);
  waitid(P_PID, (id_t)child, NULL, WEXITED);
}
