"""From the start to the end: every way a program can end, and where it must not begin."""

import os
import random
import re
import signal
import subprocess
import time

from terminal_case import TerminalTest, command, is_probe, probe_only, start
from terminal_session import PATIENCE, Ledger, Session, clean_environment, reset_signals, wait_for


class Endings(TerminalTest):
    """The terminal is always given back, and the status tells the cause."""

    TERMS = ["xterm-256color", "xterm", "tmux-256color", "screen", "linux", "vt100", "vt220", "rxvt", "ansi"]

    def test_quit(self):
        for term in self.TERMS:
            with self.subTest(term=term), start(term=term) as session:
                session.send("q")
                self.assert_given_back(session, 0)

    def test_takes_the_screen_at_all(self):
        """The other tests would pass with a program that does nothing."""
        with start() as session:
            modes = Ledger(session.bytes).private_modes()
            self.assertTrue(modes[1049] and modes[2004])
            self.assertFalse(modes[25])
            self.assertNotEqual(session.complaints(), [])

    def test_signals(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            for term in ("xterm-256color", "vt100"):
                with self.subTest(signal=number.name, term=term), start(term=term) as session:
                    session.kill(number)
                    self.assert_given_back(session, -number)

    def test_signals_at_any_moment(self):
        """From the first instruction on; before the program has caught them, nothing is to be given back."""
        moments = random.Random(20190227)
        for index in range(40):
            with Session(command()) as session:
                end = time.monotonic() + moments.uniform(0, 0.03)
                while time.monotonic() < end:
                    session.pump(0.001)
                session.kill(signal.SIGTERM)
                with self.subTest(run=index):
                    self.assertEqual(session.wait_end(), -signal.SIGTERM)
                    # A first frame that was cut off may not have put the title aside that is taken back.
                    complaints = [each for each in session.complaints() if not each.startswith("title put aside 0")]
                    self.assertEqual(complaints, [])

    @probe_only
    def test_crashes(self):
        causes = {"trap": signal.SIGILL, "stack": signal.SIGSEGV, "abort": signal.SIGABRT, "segv": signal.SIGSEGV}
        for kind, number in causes.items():
            # Without Swift's own crash handler there is no signal stack but ours.
            with self.subTest(crash=kind), start("--crash", kind, SWIFT_BACKTRACE="enable=no") as session:
                session.send("!")
                self.assert_given_back(session, -number)
            with self.subTest(crash=kind), start("--crash", kind) as session:
                session.send("!")
                self.assert_given_back(session, -number)
                after = bytes(session.bytes).rpartition(b"\x1b[?1049l")[2]
                self.assertIn(f"internal error ({number.name})".encode(), after)
                self.assertNotIn(b"Press space", session.bytes)
                if kind == "trap":
                    # What Swift says about its trap stands on the shell's screen, once, and not in the frame.
                    self.assertEqual(session.bytes.count(b"told to trap"), 1)
                    self.assertIn(b"told to trap", after)

    @probe_only
    def test_standard_error(self):
        """What anybody complains about on standard error is shown afterwards, and not in the frame."""
        with start() as session:
            session.send("e")
            session.wait_traced("event e")
            session.ready()
            self.assertNotIn(b"complaint", session.bytes)
            session.send("q")
            self.assert_given_back(session, 0)
            self.assertIn(b"a complaint on standard error\r\n", bytes(session.bytes).rpartition(b"\x1b[?1049l")[2])

    @probe_only
    def test_terminal_that_does_not_read(self):
        """A frame that cannot be written does not keep SIGTERM from ending the program."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number.name), start("--flood") as session:
                session.reads = False
                session.send("f")
                session.wait_traced("flood")
                # Blocked: the frames stop coming while the process sleeps.
                wait_for(lambda s=session: self.is_stuck(s), "the program is blocked", step=0)
                session.kill(number)
                self.assertEqual(session.wait_end(2), -number)

    @staticmethod
    def is_stuck(session):
        before = len(session.trace.lines())
        wait_for(lambda: session.state() == "S", "sleeps")
        session.pump(0.2)
        return len(session.trace.lines()) == before and session.state() == "S"


class HangUp(TerminalTest):
    """A closed terminal ends the program within one second, and it does not spin meanwhile."""

    def assert_gone(self, session):
        self.assertEqual(session.wait_end(1), -signal.SIGHUP)

    def test_closed(self):
        with start() as session:
            session.close_terminal()
            self.assert_gone(session)

    def test_closed_with_hangup_ignored(self):
        with start(ignore=[signal.SIGHUP]) as session:
            used = sum(os.times()[2:4])
            session.close_terminal()
            self.assert_gone(session)
            self.assertLess(sum(os.times()[2:4]) - used, 0.5)

    def test_closed_while_stopped(self):
        for ignore in ([], [signal.SIGHUP]):
            with self.subTest(ignore=ignore), start(ignore=ignore) as session:
                session.kill(signal.SIGSTOP)
                wait_for(lambda s=session: s.state() == "T", "stopped")
                session.close_terminal()
                session.kill(signal.SIGCONT)
                self.assert_gone(session)

    @probe_only
    def test_closed_in_the_middle_of_a_frame(self):
        with start("--flood", ignore=[signal.SIGHUP]) as session:
            session.reads = False
            session.send("f")
            session.wait_traced("flood")
            session.close_terminal()
            self.assertEqual(session.wait_end(2), -signal.SIGHUP)


class Refusals(TerminalTest):
    """Where there is no terminal to work with: status 69, advice, and not one escape byte."""

    def test_terminal_types(self):
        names = ("", "dumb", "unknown", "hardcopy", "no-such-terminal", "../../x", "x/y", "\x1b[31m", "a" * 500)
        for term in (None, *names):
            with self.subTest(term=term), start(term=term) as session:
                self.assert_given_back(session, 69)
                self.assertNotIn(b"\x1b", session.bytes)
                self.assertIn(b"TERM", session.bytes)

    def test_no_terminal(self):
        done = subprocess.run(
            command(), stdin=subprocess.DEVNULL, capture_output=True, env=clean_environment(), start_new_session=True,
            preexec_fn=reset_signals, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 69)
        self.assertIn(b"terminal", done.stderr)
        self.assertNotIn(b"\x1b", done.stdout + done.stderr)


class Surroundings(TerminalTest):
    """Odd environments."""

    @probe_only
    def test_redirected_streams(self):
        """The terminal is the controlling one, whatever the standard streams are."""
        reader, writer = os.pipe()
        with open(os.devnull, "wb") as nowhere, start(stdin=reader, stdout=nowhere.fileno()) as session:
            os.write(writer, b"from the pipe")
            session.send("j")
            self.assertEqual(session.wait_traced("event"), "event j")
            session.send("q")
            self.assert_given_back(session, 0)
        os.close(reader)
        os.close(writer)

    @probe_only
    def test_locales(self):
        """`C` and a locale that is missing say nothing about the terminal: no character is lost."""
        for locale in ("C", "POSIX", "xx_XX.UTF-8", "C.UTF-8", None):
            with self.subTest(locale=locale), start(LC_ALL=locale) as session:
                self.assertIn("판문점 선언 하노이".encode(), session.bytes)
                self.assertIn("Hội nghị thượng đỉnh Hà Nội".encode(), session.bytes)
                session.send("q")
                self.assert_given_back(session, 0)

    @probe_only
    def test_size_of_the_environment(self):
        """LINES and COLUMNS say what was true once."""
        with start(LINES="50", COLUMNS="200") as session:
            self.assertEqual(session.wait_traced("frame"), "frame 1 24x80 0")

    def test_closed_streams(self):
        """The terminal must not become standard error by being opened first."""
        with start(closed=(0, 1, 2) if is_probe() else (0,)) as session:
            descriptors = {n: os.readlink(f"/proc/{session.pid}/fd/{n}") for n in (0, 1, 2)}
            for number in (0, 1, 2) if is_probe() else (0,):
                self.assertEqual(descriptors[number], "/dev/null")
            session.send("q")
            self.assert_given_back(session, 0)

    def test_no_controlling_terminal(self):
        """The terminal behind the standard streams does as well."""
        with start(controlling=False) as session:
            session.send("q")
            self.assert_given_back(session, 0)

    @probe_only
    def test_ascii(self):
        with start("--ascii") as session:
            self.assertTrue(all(byte < 0x80 for byte in session.bytes))
            self.assertIn(b"Hoi nghi", session.bytes)

    @probe_only
    def test_colors(self):
        for options, has_colors in (
            ({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"term": "vt100"}, False),
            ({"term": "linux"}, True)):
            with self.subTest(**options), start(**options) as session:
                self.assertEqual(bool(Ledger(session.bytes).colors()), has_colors)
                # Bold, underline and reverse stay.
                for number in (1, 4, 7):
                    self.assertRegex(bytes(session.bytes), rb"\x1b\[([0-9]+;)*%d[;m]" % number)

    @probe_only
    def test_mono_theme(self):
        with start("--theme", "mono") as session:
            self.assertEqual(Ledger(session.bytes).colors(), [])

    def test_idle(self):
        """No wake-ups: a second without one switch of context."""
        with start() as session:
            def switches():
                with open(f"/proc/{session.pid}/status", encoding="utf-8") as file:
                    return re.findall(r"ctxt_switches:\s+(\d+)", file.read())

            before, length = switches(), len(session.bytes)
            session.pump(1.0)
            self.assertEqual(switches(), before)
            self.assertEqual(len(session.bytes), length)


class Sizes(TerminalTest):
    """Any size, and any change of it."""

    def test_fresh(self):
        for rows, columns in ((1, 1), (1, 2), (2, 1), (200, 1), (1, 200), (10, 20), (0, 0), (0, 80), (65535, 65535)):
            with self.subTest(rows=rows, columns=columns), start(rows=rows, columns=columns) as session:
                if is_probe():
                    size = f"{min(rows, 1000) or 24}x{min(columns, 1000) or 80}"
                    self.assertEqual(session.wait_traced("frame"), "frame 1 " + size + " 0")
                session.send("q")
                self.assert_given_back(session, 0)

    @probe_only
    def test_every_small_size(self):
        with start() as session:
            for rows in range(1, 11):
                for columns in range(1, 21):
                    session.resize(rows, columns)
                    self.wait_frame(session, rows, columns)
            session.send("q")
            self.assert_given_back(session, 0)

    @staticmethod
    def wait_frame(session, rows, columns):
        while True:
            line = session.wait_traced("frame")
            if f" {rows}x{columns} " in line:
                return line

    def test_storm(self):
        sizes = random.Random(20180612)
        with start() as session:
            for _ in range(2000):
                session.resize(sizes.randint(1, 120), sizes.randint(1, 300))
                session.send(sizes.choice(["", "", "j", "k", "\x1b[A"]))
                session.pump()
            session.resize(30, 100)
            if is_probe():
                self.wait_frame(session, 30, 100)
            session.ready()
            session.send("q")
            self.assert_given_back(session, 0)

    def test_resized_while_stopped(self):
        with start() as session:
            session.kill(signal.SIGSTOP)
            wait_for(lambda: session.state() == "T", "stopped")
            session.resize(11, 47)
            session.kill(signal.SIGCONT)
            if is_probe():
                self.wait_frame(session, 11, 47)
            session.ready()
            session.send("q")
            self.assert_given_back(session, 0)
