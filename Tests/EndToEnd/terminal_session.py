"""Programs on terminals, for end-to-end tests: on a pseudo-terminal of our own, where every byte can be checked, and in
tmux, which shows what a terminal makes of the bytes. Python's standard library and tmux only.

Nothing here sleeps for a guess: everything waits for a condition and fails when a deadline passes.
"""

import fcntl
import os
import re
import select
import shlex
import signal
import struct
import subprocess
import tempfile
import termios
import time

PATIENCE = 20.0  # seconds; at least five times what a busy machine needs


class Gone(AssertionError):
    """A condition did not come true in time."""


def wait_for(condition, what, seconds=PATIENCE, step=0.01, pump=None):
    """Looks at a condition until it is true, and returns its value."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        left = end - time.monotonic()
        if left <= 0:
            raise Gone(f"not within {seconds} s: {what() if callable(what) else what}")
        (pump or _idle)(min(step, left))


def _idle(seconds):
    select.select([], [], [], seconds)


def clean_environment(term="xterm-256color", **changes):
    """The environment of a test: nothing of the tester's own settings, except where a name is given. None removes."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/dev/null/nobody", "LC_ALL": "C.UTF-8", "TERM": term}
    environment.update(changes)
    return {name: value for name, value in environment.items() if value is not None}


def reset_signals(ignore=()):
    """Python ignores SIGPIPE and SIGXFSZ, and whoever runs the tests may ignore more: children would inherit it."""
    for name in ("PIPE", "XFSZ", "HUP", "INT", "QUIT", "TERM", "TSTP"):
        number = signal.Signals["SIG" + name]
        signal.signal(number, signal.SIG_IGN if number in ignore else signal.SIG_DFL)


class Trace:
    """The lines that a program with `--trace FILE` writes."""

    def __init__(self, path):
        self.path = path
        self.seen = 0

    def lines(self):
        try:
            with open(self.path, encoding="utf-8") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []

    def new(self):
        """The lines since the last call of new() or next()."""
        lines = self.lines()[self.seen :]
        self.seen += len(lines)
        return lines

    def next(self, start, pump=None, seconds=PATIENCE):
        """Waits for a line that begins so, and returns it; the next search begins behind it."""

        def find():
            for index, line in enumerate(self.lines()[self.seen :]):
                if line.startswith(start):
                    self.seen += index + 1
                    return line
            return None

        return wait_for(find, lambda: f"trace line {start!r} in {self.lines()[-5:]}", seconds, pump=pump)


class Session:
    """A program on a pseudo-terminal, as the leader of its session.

    `ignore`: signals that its parent has ignored. `stdin`, `stdout`: descriptors instead of the terminal. `closed`:
    standard streams that are closed. `controlling`: whether the terminal is its controlling one. The rest is the
    environment.
    """

    def __init__(
        self, command, rows=24, columns=80, term="xterm-256color", ignore=(), stdin=None, stdout=None, closed=(),
        controlling=True, **environment
    ):
        self.directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.trace = Trace(os.path.join(self.directory.name, "trace"))
        self.bytes = bytearray()
        self.status = None
        self.reads = True
        self.master, self.slave = os.openpty()
        self.resize(rows, columns)
        self.settings_before = termios.tcgetattr(self.slave)
        command = [part.replace("TRACE", self.trace.path) for part in command]
        # A signal sent at once waits until the child has Python's handlers behind it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        self.pid = os.fork()
        if self.pid == 0:
            try:
                reset_signals(ignore)
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                self._exec(command, clean_environment(term, **environment), stdin, stdout, closed, controlling)
            finally:
                os._exit(127)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.set_blocking(self.master, False)

    def _exec(self, command, environment, stdin, stdout, closed, controlling):
        os.setsid()
        # Random keys may write into the present folder.
        os.chdir(self.directory.name)
        if controlling:
            fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for stream, replacement in ((0, stdin), (1, stdout), (2, None)):
            os.dup2(self.slave if replacement is None else replacement, stream)
        os.close(self.master)
        os.close(self.slave)
        for stream in closed:
            os.close(stream)
        os.execve(command[0], command, environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.close_terminal()
        self.directory.cleanup()

    def close_terminal(self):
        """What closing the window does: both ends that we hold are closed."""
        for name in ("master", "slave"):
            descriptor = getattr(self, name)
            if descriptor is not None:
                os.close(descriptor)
                setattr(self, name, None)

    # Talking

    def pump(self, seconds=0.0):
        """Reads what the program writes, as a terminal does, for so long at most."""
        if self.master is None or not self.reads:
            return _idle(seconds)
        if not select.select([self.master], [], [], seconds)[0]:
            return
        try:
            self.bytes += os.read(self.master, 1 << 16)
        except OSError:
            _idle(seconds)

    def send(self, data):
        """Types; reads meanwhile, or a long paste would lock both sides."""
        data = data.encode() if isinstance(data, str) else data

        def write():
            nonlocal data
            try:
                data = data[os.write(self.master, data[:4096]) :]
            except BlockingIOError:
                pass
            return not data

        wait_for(write, lambda: f"{len(data)} bytes more could be typed", step=0.001, pump=self.pump)

    def resize(self, rows, columns):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number):
        os.kill(self.pid, number)

    # Waiting

    def ready(self):
        """Waits until the program has drawn something, waits itself, and nothing more comes. Returns self."""
        calm = 0

        def is_calm():
            nonlocal calm
            length = len(self.bytes)
            self.pump(0.02)
            calm = calm + 1 if self.bytes and len(self.bytes) == length and self.state() == "S" else 0
            return calm >= 3 or self.has_ended()

        wait_for(is_calm, "the program rests", step=0)
        return self

    def wait_traced(self, start, seconds=PATIENCE):
        """Waits for a line of the trace, reading as a terminal does."""
        return self.trace.next(start, pump=self.pump, seconds=seconds)

    def state(self):
        """The process state as in ps(1)."""
        try:
            with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
                return file.read().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return "gone"

    def has_ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def wait_end(self, seconds=PATIENCE):
        """Waits for the end of the program. Returns its exit status, or minus the signal."""
        wait_for(
            self.has_ended,
            lambda: f"the program ends (state {self.state()}, last bytes {bytes(self.bytes[-80:])!r})",
            seconds, pump=self.pump)
        while self.master is not None and self.reads and select.select([self.master], [], [], 0)[0]:
            self.pump()
        return self.status

    # Judging

    def complaints(self):
        """What the program left changed: an empty list, if it gave the terminal back."""
        left = Ledger(self.bytes).left_over()
        if self.slave is not None and termios.tcgetattr(self.slave) != self.settings_before:
            left.append("line settings differ")
        return left


class Ledger:
    """Every mode that a stream of bytes sets, and whether it takes it back."""

    def __init__(self, stream):
        self.stream = bytes(stream)

    def private_modes(self):
        """The last state of each private mode: True for set."""
        modes = {}
        for numbers, final in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.stream):
            for number in numbers.split(b";"):
                modes[int(number)] = final == b"h"
        return modes

    def left_over(self):
        left = []
        modes = self.private_modes()
        if not modes.pop(25, True):
            left.append("cursor hidden")
        modes.pop(7, None)  # autowrap: on is the rule
        left += [f"mode ?{number} set" for number, is_set in modes.items() if is_set]
        keypad = re.findall(rb"\x1b[=>]", self.stream)
        if keypad and keypad[-1] == b"\x1b=":
            left.append("keypad in application mode")
        if self.stream.rfind(b"\x0e") > self.stream.rfind(b"\x0f"):
            left.append("other character set")
        # The last attributes are none; colours alone may be reset behind them.
        attributes = [a for a in re.findall(rb"\x1b\[([0-9;]*)m", self.stream) if a != b"39;49"]
        if attributes and attributes[-1] not in (b"", b"0", b"0;10"):
            left.append(f"attributes {attributes[-1]!r}")
        pushed = len(re.findall(rb"\x1b\[22;[0-9;]*t", self.stream))
        popped = len(re.findall(rb"\x1b\[23;[0-9;]*t", self.stream))
        if pushed != popped:
            left.append(f"title put aside {pushed} times, taken back {popped} times")
        return left

    def colors(self):
        """All colour sequences."""
        sequences = re.findall(rb"\x1b\[([0-9;]*)m", self.stream)
        return [s for s in sequences if any(re.fullmatch(rb"(3|4|9|10)[0-9]", n) for n in s.split(b";"))]


class Tmux:
    """A shell with job control in a tmux of our own."""

    def __init__(self, rows=24, columns=80, **environment):
        self.directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.base = ["tmux", "-L", f"summitry-test-{os.getpid()}-{id(self)}", "-f", "/dev/null", "-u"]
        environment = clean_environment(TMUX_TMPDIR=self.directory.name, PS1="$ ", **environment)
        self.environment = environment
        options = "set -s escape-time 0 ; set -g default-terminal tmux-256color ; set -g remain-on-exit on".split()
        variables = {**environment, "TERM": "tmux-256color"}
        shell = ["env", "-i", *[f"{name}={value}" for name, value in variables.items()], "sh", "-i"]
        self.run(*options, ";", "new-session", "-d", "-c", self.directory.name, "-x", str(columns), "-y", str(rows), shlex.join(shell))
        self.wait_screen(lambda lines: lines and lines[0].startswith("$"))

    def run(self, *arguments):
        """Runs a tmux command; a missing tmux fails the test."""
        done = subprocess.run(
            [*self.base, *arguments], capture_output=True, text=True, env=self.environment, preexec_fn=reset_signals,
            check=False)
        if done.returncode != 0:
            raise AssertionError(f"tmux {arguments}: {done.stderr}")
        return done.stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([*self.base, "kill-server"], capture_output=True, env=self.environment, check=False)
        self.directory.cleanup()

    def type(self, line):
        """A line for the shell."""
        self.run("send-keys", "-l", line)
        self.run("send-keys", "Enter")

    def keys(self, *names):
        self.run("send-keys", *names)

    def screen(self):
        """The lines that are shown, without spaces at their ends."""
        return [line.rstrip() for line in self.run("capture-pane", "-p").split("\n")]

    def wait_screen(self, condition, seconds=PATIENCE):
        def look():
            lines = self.screen()
            return lines if condition(lines) else None

        return wait_for(look, lambda: "on the screen:\n" + "\n".join(self.screen()), seconds, step=0.03)

    def wait_text(self, text, seconds=PATIENCE):
        return self.wait_screen(lambda lines: any(text in line for line in lines), seconds)

    def wait_value(self, name, value, seconds=PATIENCE):
        """Waits until a variable of tmux, `alternate_on` for example, has a value."""
        return wait_for(
            lambda: self.value(name) == value, lambda: f"{name} = {value}, is {self.value(name)}", seconds, step=0.03)

    def value(self, name):
        return self.run("display-message", "-p", "#{" + name + "}").rstrip("\n")

    def shell_says(self, command):
        """Runs a shell command and returns its output, one line."""
        path = os.path.join(self.directory.name, f"answer-{time.monotonic_ns()}")
        self.type(f"{command} > {path}.part 2>&1; mv {path}.part {path}")
        wait_for(lambda: os.path.exists(path), lambda: "the shell answers:\n" + "\n".join(self.screen()), step=0.03)
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
