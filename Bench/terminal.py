"""A program on a pseudo-terminal of its own, and the clock beside it.

A terminal cannot say "that was the last byte". So a *burst* ends when nothing came for `GAP` seconds, and it lasted
until the time at which its last byte was read; the gap itself is not counted. The terminal answers no
question that a program asks of it.
"""

import dataclasses
import fcntl
import os
import select
import signal
import struct
import termios
import time

COLUMNS, ROWS = 120, 36
GAP = 0.030
"""Seconds of silence that end a burst."""
CHUNK = 1 << 16


class Unanswered(Exception):
    """A program did not show in time what it was waited for, or ended."""


@dataclasses.dataclass(frozen=True)
class Burst:
    """What a program wrote between a cause (its start, a key) and the next silence; times by `time.perf_counter`."""

    cause: float
    first: float
    last: float
    data: bytes

    @property
    def milliseconds(self) -> float:
        """From the cause to the last byte."""
        return (self.last - self.cause) * 1000

    @property
    def milliseconds_to_first(self) -> float:
        """From the cause to the first bytes."""
        return (self.first - self.cause) * 1000


class Terminal:
    """A running program; a context manager that ends the program, and only that one."""

    def __init__(self, argv: list[str], environment: dict[str, str], folder: str):
        """Starts `argv` (its first word is a path) in `folder` with exactly this environment."""
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        receiving, sending = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(argv, environment, folder, slave, sending)
        os.close(slave)
        os.close(sending)
        os.set_blocking(self.master, False)
        self._poll = select.poll()
        self._poll.register(self.master, select.POLLIN)
        # The child stamps the time right before exec: the driver's own fork is not the program's cost.
        stamp = os.read(receiving, 8)
        os.close(receiving)
        self.exec_time = struct.unpack("d", stamp)[0] if len(stamp) == 8 else time.perf_counter()
        self._status: int | None = None

    @staticmethod
    def _become(argv: list[str], environment: dict[str, str], folder: str, slave: int, sending: int) -> None:
        """In the child: takes the terminal, stamps the time, becomes the program."""
        try:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.chdir(folder)
            for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
                signal.signal(number, signal.SIG_DFL)
            os.write(sending, struct.pack("d", time.perf_counter()))
            os.execve(argv[0], argv, environment)
        finally:
            os._exit(127)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def first_frame(self, marker: bytes, limit: float) -> Burst:
        """From exec to the end of the first burst that holds `marker`."""
        return self._read(self.exec_time, limit, marker)

    def press(self, keys: bytes, limit: float = 5.0, gap: float = GAP, marker: bytes = b"") -> Burst:
        """Writes keys and reads the burst that they cause and that holds `marker`, or raises `Unanswered`."""
        cause = self._write(keys)
        return self._read(cause, limit, marker, gap)

    def settle(self, keys: bytes, limit: float = 1.0) -> None:
        """Writes keys that may well repaint nothing."""
        try:
            self.press(keys, limit)
        except Unanswered:
            if not self.is_running:
                raise

    def silence(self, seconds: float) -> bytes:
        """What a program writes that was left alone."""
        start = time.perf_counter()
        data = b""
        while (rest := start + seconds - time.perf_counter()) > 0:
            if self._poll.poll(rest * 1000):
                data += self._take()
        return data

    @property
    def is_running(self) -> bool:
        """Whether the program still runs."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is None

    @property
    def peak_memory(self) -> int:
        """The most resident memory so far, in KiB (`VmHWM`); the program's own process, without its children."""
        return self._status_number(f"/proc/{self.pid}/status", "VmHWM")

    @property
    def voluntary_switches(self) -> int:
        """How often its threads went to sleep so far: each sleep but the last was ended by a wake-up."""
        folder = f"/proc/{self.pid}/task"
        return sum(
            self._status_number(f"{folder}/{thread}/status", "voluntary_ctxt_switches") for thread in os.listdir(folder)
        )

    @property
    def processor_time(self) -> float:
        """Milliseconds that its threads ran so far (`/proc/PID/task/*/schedstat`), without waiting for a processor."""
        folder = f"/proc/{self.pid}/task"
        nanoseconds = 0
        for thread in os.listdir(folder):
            with open(f"{folder}/{thread}/schedstat") as line:
                nanoseconds += int(line.read().split()[0])
        return nanoseconds / 1e6

    @staticmethod
    def _status_number(path: str, name: str) -> int:
        with open(path) as lines:
            for line in lines:
                if line.startswith(name + ":"):
                    return int(line.split()[1])
        return 0

    def close(self) -> None:
        """Ends the program: politely, then not; waits until it is gone."""
        for number, patience in ((signal.SIGHUP, 1.0), (signal.SIGTERM, 1.0), (signal.SIGKILL, 10.0)):
            if not self.is_running:
                break
            os.kill(self.pid, number)
            if number == signal.SIGHUP:
                # A terminal that goes away, as programs expect it; whoever reads from it, sees its end.
                os.close(self.master)
                self.master = -1
            deadline = time.perf_counter() + patience
            while self.is_running and time.perf_counter() < deadline:
                time.sleep(0.002)
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def _write(self, keys: bytes) -> float:
        """Writes keys; the time just before."""
        cause = time.perf_counter()
        try:
            os.write(self.master, keys)
        except OSError as error:
            raise Unanswered("ended by itself") from error
        return cause

    def _read(self, cause: float, limit: float, marker: bytes, gap: float = GAP) -> Burst:
        data = self._receive(limit)
        first = last = time.perf_counter()
        while True:
            waits_for_marker = marker not in data
            rest = cause + limit - time.perf_counter() if waits_for_marker else gap
            if rest <= 0 or not self._poll.poll(rest * 1000):
                if waits_for_marker:
                    raise Unanswered(f"did not show “{marker.decode(errors='replace')}” within {limit:g} s")
                return Burst(cause, first, last, data)
            try:
                data += self._take()
            except Unanswered:
                if waits_for_marker:
                    raise
                return Burst(cause, first, last, data)
            last = time.perf_counter()
            if last - cause > limit + 1:
                raise Unanswered(f"was not quiet within {limit:g} s")

    def _receive(self, limit: float) -> bytes:
        """The next bytes, as soon as they are there."""
        if not self._poll.poll(limit * 1000):
            raise Unanswered(f"wrote nothing within {limit:g} s")
        return self._take()

    def _take(self) -> bytes:
        try:
            data = os.read(self.master, CHUNK)
        except OSError:  # EIO: the other side is closed.
            data = b""
        if not data:
            raise Unanswered("ended by itself")
        return data
