"""The explorer in a real terminal: what tmux shows is what `summitry render` prints, for the same keys at the same size."""

import os
import re
import subprocess
import tempfile
import unittest

from terminal_case import TerminalTest, command
from terminal_session import Tmux, clean_environment

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FROZEN = os.path.join(ROOT, "Tests", "Fixtures", "frozen")
NAMED = {"Enter": "Enter", "Tab": "Tab", "S-Tab": "BTab", "Esc": "Escape", "Space": "Space", "BS": "BSpace", "PageDown": "PageDown"}
SCRIPTS = ["", "jj<Enter>", "/a<Enter>n", "6", "]", "?", "G<Tab>jj", "JJ<Enter><BS>", "w=", "zz", "9jjj<Enter>", "sa", "2/kim<Enter>",
           "3jj", "4jl", "5jl<Enter>", "8j", "T", ":cut", "2jD", "fcape<Enter>j", "3fsalt"]
SIZES = [(120, 36), (80, 24), (60, 20), (40, 12), (20, 5)]


def rendered(keys, columns, rows, *options):
    arguments = command("render", FROZEN, "--size", f"{columns}x{rows}", "--keys", keys, *options)
    done = subprocess.run(arguments, capture_output=True, text=True, env=clean_environment(), check=True)
    return done.stdout.split("\n")[:rows]


def tmux_keys(keys):
    """The names that tmux has for a script of keys, one by one."""
    for name, character in re.findall(r"<([^>]+)>|(.)", keys):
        yield ("-l", character) if character else (NAMED[name] if name in NAMED else name,)


class SameScreens(TerminalTest):
    """One program, two doors: the terminal's and the text's."""

    def start(self, tmux, state, *options, environment=""):
        line = " ".join(command("explore", FROZEN, "--no-intro", *options))
        tmux.type(f"exec env XDG_STATE_HOME={state} {environment} {line}")
        tmux.wait_value("alternate_on", "1")

    def test_same_as_render(self):
        for columns, rows in SIZES:
            for keys in SCRIPTS:
                with self.subTest(size=f"{columns}x{rows}", keys=keys), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=rows, columns=columns) as tmux:
                    self.start(tmux, state)
                    for key in tmux_keys(keys):
                        tmux.keys(*key)
                    expected = rendered(keys, columns, rows)
                    tmux.wait_screen(lambda lines, e=expected: lines[: len(e)] == e)

    def test_ascii_and_mono(self):
        for options, environment in (("--ascii",), ""), (("--no-color",), ""), ((), "NO_COLOR=1"):
            with self.subTest(options=options, environment=environment), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=24, columns=80) as tmux:
                self.start(tmux, state, *options, environment=environment)
                expected = rendered("", 80, 24, *(option for option in options if option == "--ascii"))
                tmux.wait_screen(lambda lines, e=expected: lines[: len(e)] == e)
                if options != ("--ascii",):
                    colours = re.findall(r"\x1b\[([0-9;]*)m", tmux.run("capture-pane", "-p", "-e"))
                    wrong = [c for c in colours if any(30 <= int(n or 0) <= 49 or int(n or 0) >= 90 for n in c.split(";") if n not in ("39", "49"))]
                    self.assertEqual(wrong, [], "a colour without colours")

    def test_present(self):
        """A tour on stage: what a clicker sends reveals and goes on; wandering and . returning; q asks."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=24, columns=80) as tmux:
            line = " ".join(command("present", "one-word"))
            tmux.type(f"exec env XDG_STATE_HOME={state} {line}")
            tmux.wait_value("alternate_on", "1")
            done = ""
            for keys in ("Space", "NPage", "t", "Escape", ".", "PPage"):
                tmux.keys(keys)
                done += {"Space": "<Space>", "NPage": "<PageDown>", "PPage": "<PageUp>", "Escape": "<Esc>"}.get(keys, keys)
                arguments = command("render", "--tour", "one-word", "--size", "80x24", "--keys", done)
                expected = subprocess.run(arguments, capture_output=True, text=True, env=clean_environment(), check=True)
                lines = expected.stdout.split("\n")[:24]
                tmux.wait_screen(lambda shown, e=lines: shown[: len(e)] == e)
            tmux.keys("-l", "q")
            tmux.wait_text("end the lesson?")
            tmux.keys("-l", "y")
            tmux.wait_value("pane_dead", "1")

    def test_resize_is_as_fresh(self):
        """No resize loses the place or leaves anything behind."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=36, columns=120) as tmux:
            self.start(tmux, state)
            tmux.keys("-l", "jj")
            for columns, rows in (1, 1), (200, 60), (10, 3), (40, 12), (20, 5), (80, 24):
                tmux.run("resize-window", "-x", str(columns), "-y", str(rows))
            expected = rendered("jj", 80, 24)
            tmux.wait_screen(lambda lines, e=expected: lines[: len(e)] == e)

    def test_cursor_stands_on_the_selection(self):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=24, columns=80) as tmux:
            self.start(tmux, state)
            for keys in ("j", "k", "G", "g"):
                tmux.keys("-l", keys)
                tmux.wait_screen(lambda lines: lines[int(tmux.value("cursor_y"))][int(tmux.value("cursor_x"))] == ">")

    def test_introduction_once(self):
        """The first start shows it; a key closes it and then acts; the next start does not show it."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state:
            for turn in (1, 2):
                with self.subTest(turn=turn), Tmux(rows=24, columns=80) as tmux:
                    tmux.type(f"exec env XDG_STATE_HOME={state} " + " ".join(command("explore", FROZEN)))
                    tmux.wait_value("alternate_on", "1")
                    if turn == 1:
                        tmux.wait_text("Any key goes on")
                        tmux.keys("-l", "j")
                    else:
                        tmux.keys("-l", "j")
                    expected = rendered("j", 80, 24)
                    tmux.wait_screen(lambda lines, e=expected: lines[: len(e)] == e)


if __name__ == "__main__":
    unittest.main()
