#define _GNU_SOURCE
#include "system.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static void open_standard_streams(void) {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free descriptor: this one, as those below are open.
    if (open("/dev/null", stream == STDIN_FILENO ? O_RDONLY : O_WRONLY) != stream) return;
  }
}

static void let_quit_quit(void) {
  struct sigaction current, standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  // A parent that had it ignored meant it.
  if (sigaction(SIGQUIT, NULL, &current) == 0 && current.sa_handler != SIG_IGN) sigaction(SIGQUIT, &standard, NULL);
}

void system_begin(void) {
  open_standard_streams();
  let_quit_quit();
}
