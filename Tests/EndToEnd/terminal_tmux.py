"""In tmux: what a terminal makes of our bytes, and a shell with job control around the program."""

import shlex
import subprocess

from terminal_case import TerminalTest, command, is_probe, probe_only
from terminal_session import Tmux, clean_environment


def command_line(*arguments):
    return shlex.join(command(*arguments))


class Shell(TerminalTest):
    """Job control: the shell gets the terminal as it was, and the program gets it back."""

    def assert_ours(self, tmux):
        tmux.wait_value("alternate_on", "1")

    def assert_shells(self, tmux, settings):
        tmux.wait_value("alternate_on", "0")
        self.assertEqual(tmux.value("cursor_flag"), "1")
        self.assertEqual(tmux.value("mouse_any_flag"), "0")
        self.assertEqual(tmux.value("keypad_flag"), "0")
        self.assertEqual(tmux.shell_says("stty -g"), settings)

    def test_suspend_and_continue(self):
        with Tmux(rows=31, columns=93) as tmux:
            settings = tmux.shell_says("stty -g")
            tmux.type(command_line())
            self.assert_ours(tmux)
            if is_probe():
                tmux.wait_text("last: nothing yet")
            for _ in range(3):
                before = tmux.screen()
                tmux.keys("C-z")
                tmux.wait_text("Stopped")
                self.assert_shells(tmux, settings)
                tmux.type("fg")
                self.assert_ours(tmux)
                if is_probe():
                    before[8] = "last: <C-z>"
                tmux.wait_screen(lambda lines, before=before: lines == before)
            tmux.keys("q")
            self.assert_shells(tmux, settings)
            self.assertEqual(tmux.shell_says("echo $?"), "0")

    def test_stopped_from_outside(self):
        """TSTP leaves the terminal in order; STOP cannot, but coming back repairs everything."""
        for name, clean in (("TSTP", True), ("STOP", False)):
            with self.subTest(signal=name), Tmux() as tmux:
                settings = tmux.shell_says("stty -g")
                tmux.type(command_line())
                self.assert_ours(tmux)
                if is_probe():
                    tmux.wait_text("last: nothing yet")
                before = tmux.screen()
                pid = tmux.run("display-message", "-p", "#{pane_pid}").strip()
                child = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=True).stdout.strip()
                subprocess.run(["kill", f"-{name}", child], check=True)
                tmux.wait_text("Stopped")
                if clean:
                    self.assert_shells(tmux, settings)
                # The shell has no line editor: it reads with the settings that the program left.
                tmux.keys("-l", "stty sane; clear; fg")
                tmux.keys("C-j")
                self.assert_ours(tmux)
                tmux.wait_screen(lambda lines, before=before: lines == before)
                tmux.keys("q")
                self.assert_shells(tmux, settings)

    def test_background(self):
        """Started or continued in the background it waits, leaves the shell's terminal alone, and can be ended."""
        with Tmux() as tmux:
            settings = tmux.shell_says("stty -g")
            tmux.type(command_line() + " &")
            tmux.wait_screen(lambda lines: self.stops(tmux))
            self.assert_shells(tmux, settings)
            tmux.type("fg")
            self.assert_ours(tmux)
            tmux.keys("C-z")
            self.assert_shells(tmux, settings)
            tmux.type("bg")
            tmux.wait_screen(lambda lines: self.stops(tmux))
            self.assert_shells(tmux, settings)
            tmux.type("kill %1; kill -CONT %1")
            tmux.wait_screen(lambda lines: "Terminated" in tmux.shell_says("jobs"))
            self.assert_shells(tmux, settings)

    def test_ended_in_the_background(self):
        """Started in the background, it can be ended before it has seen the terminal."""
        with Tmux() as tmux:
            settings = tmux.shell_says("stty -g")
            tmux.type(command_line() + " &")
            tmux.wait_screen(lambda lines: self.stops(tmux))
            tmux.type("kill %1; kill -CONT %1")
            tmux.wait_screen(lambda lines: "Terminated" in tmux.shell_says("jobs"))
            self.assert_shells(tmux, settings)

    @staticmethod
    def stops(tmux):
        return "Stopped" in tmux.shell_says("jobs")

    @probe_only
    def test_no_job_control(self):
        """As the first process of its terminal it does not stop, as nobody could continue it."""
        with Tmux() as tmux:
            tmux.type("exec " + command_line())
            self.assert_ours(tmux)
            tmux.keys("C-z")
            tmux.wait_text("last: no job control")
            tmux.keys("j")
            tmux.wait_text("last: j")

    @probe_only
    def test_status_by_signal(self):
        """The shell sees the signal of a crash."""
        for kind, status in (("trap", "132"), ("stack", "139"), ("abort", "134"), ("segv", "139")):
            with self.subTest(crash=kind), Tmux() as tmux:
                settings = tmux.shell_says("stty -g")
                tmux.type(command_line("--crash", kind) + "; echo status=$?")
                self.assert_ours(tmux)
                tmux.keys("!")
                tmux.wait_text("status=" + status)
                tmux.wait_text("internal error (SIG")
                self.assert_shells(tmux, settings)


class Picture(TerminalTest):
    """What stands on the screen is what the frame says, cell by cell."""

    @staticmethod
    def model(rows, columns):
        done = subprocess.run(
            command("--lines", f"{rows}x{columns}"), capture_output=True, text=True, env=clean_environment(),
            check=True)
        return [line.rstrip() for line in done.stdout.split("\n")]

    @probe_only
    def test_equals_the_model(self):
        """Wide characters never wrap, combining marks stay with their base, and the last corner is drawn."""
        with Tmux(rows=24, columns=80) as tmux:
            tmux.type("exec " + command_line())
            for rows, columns in [(24, 80), (24, 81), (13, 40), (16, 200)] + [(14, width) for width in range(2, 50, 4)]:
                tmux.run("resize-window", "-x", str(columns), "-y", str(rows))
                message = f"<Resize:{columns}x{rows}>"
                expected = [
                    ("last: " + message)[:columns] if line.startswith("last: ") else line
                    for line in self.model(rows, columns)]
                if (rows, columns) == (24, 80):
                    expected[8] = "last: nothing yet"
                with self.subTest(rows=rows, columns=columns):
                    tmux.wait_screen(lambda lines, e=expected: lines[: len(e) - 1] == e[:-1])

    @probe_only
    def test_fresh_at_other_sizes(self):
        for rows, columns in ((31, 93), (13, 41), (60, 250)):
            with self.subTest(rows=rows, columns=columns), Tmux(rows=rows, columns=columns) as tmux:
                tmux.type("exec " + command_line())
                expected = self.model(rows, columns)
                tmux.wait_screen(lambda lines, e=expected: lines[: len(e) - 1] == e[:-1])

    @probe_only
    def test_resized_is_as_fresh(self):
        with Tmux(rows=30, columns=100) as tmux:
            tmux.type("exec " + command_line())
            tmux.wait_value("alternate_on", "1")
            for columns, rows in ((200, 60), (20, 5), (1, 1), (100, 3), (90, 30)):
                tmux.run("resize-window", "-x", str(columns), "-y", str(rows))
            tmux.wait_text("last: <Resize:90x30>")
            expected = [line if not line.startswith("last:") else "last: <Resize:90x30>" for line in self.model(30, 90)]
            tmux.wait_screen(lambda lines: lines[:30] == expected[:30])

    @probe_only
    def test_cursor(self):
        """The hardware cursor stands on the selection, visible or not: screen readers follow it."""
        with Tmux() as tmux:
            tmux.type("exec " + command_line())
            tmux.wait_value("alternate_on", "1")
            for row, key in ((2, "j"), (3, "j"), (2, "k"), (2, "x"), (2, "c"), (3, "j")):
                tmux.keys(key)
                tmux.wait_text(f"last: {key}")
                tmux.wait_value("cursor_y", str(row))
                self.assertEqual(tmux.value("cursor_x"), "0")
            self.assertEqual(tmux.value("cursor_flag"), "1")
            tmux.keys("c")
            tmux.wait_value("cursor_flag", "0")

    @probe_only
    def test_title_and_mouse(self):
        with Tmux() as tmux:
            before = tmux.value("pane_title")
            tmux.type(command_line())
            tmux.wait_value("pane_title", "terminal-probe 판문점")
            tmux.wait_value("mouse_any_flag", "1")
            tmux.keys("m")
            tmux.wait_value("mouse_any_flag", "0")
            tmux.keys("q")
            tmux.wait_value("pane_title", before)

    @probe_only
    def test_redraw(self):
        """Ctrl-l repairs what another program wrote over the screen."""
        with Tmux() as tmux:
            tmux.type("exec " + command_line())
            tmux.wait_text("last: nothing yet")
            expected = tmux.screen()
            tty = tmux.value("pane_tty")
            with open(tty, "w", encoding="utf-8") as file:
                file.write("\x1b[3;3HSOMETHING ELSE")
            tmux.wait_text("SOMETHING ELSE")
            tmux.keys("C-l")
            tmux.wait_screen(lambda lines: lines[:8] == expected[:8])
