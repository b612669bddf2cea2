"""What stays on a machine: a lesson that broke off goes on, answers are kept, and nothing stops a lesson."""

import os
import signal
import sqlite3
import stat
import unittest

from classroom_test import Home, Seat
from terminal_case import TerminalTest
from terminal_session import wait_for

TOUR = "predict-hanoi"


def rows(home, sql):
    with sqlite3.connect(home.path + "/state/summitry/notebook.db") as notebook:
        return notebook.execute(sql).fetchall()


class NotebookTest(TerminalTest):
    def present(self, home, *options, **changes):
        return Seat(home, "present", TOUR, *options, **changes)

    def test_killed_lesson_goes_on(self):
        """kill -9 at every place of two steps: the next start is at the same step and part, with the gate open."""
        with Home() as home:
            for keys, kept in (
                ("", (1, 1, "")), (" ", (1, 2, "")), (" A 12 B 7\x1b[B\r", (1, 2, "1")), (" ", (2, 1, "1")), (" ", (2, 2, "1"))):
                with self.subTest(kept=kept), self.present(home) as presenter:
                    wait_for(presenter.place, "a step", pump=presenter.pump)
                    presenter.send(keys)
                    wait_for(lambda k=kept: rows(home, "SELECT step, revealed, opened FROM places") == [k], lambda: f"{kept} is kept, not {rows(home, 'SELECT * FROM places')}", pump=presenter.pump)
                    presenter.kill(signal.SIGKILL)
                    presenter.wait_end()
            with self.present(home) as presenter:
                presenter.wait_place("step 2 part 2")
                presenter.said("Resumed")
                presenter.send("\x1b[D")
                presenter.wait_place("step 1 part 2")
                presenter.said("12")
            with self.present(home, "--from-start") as presenter:
                presenter.wait_place("step 1 part 1")

    def test_left_lesson_begins_anew(self):
        with Home() as home:
            for leave in "qyq", "Q", "\x03\x03":
                with self.subTest(leave=leave):
                    with self.present(home) as presenter:
                        presenter.wait_place("step 1 part 1")
                        presenter.send(" ")
                        presenter.wait_place("step 1 part 2")
                        presenter.send(leave)
                        self.assertEqual(presenter.wait_end(), 0)
                    self.assertEqual(rows(home, "SELECT * FROM places"), [])
            with self.present(home) as presenter:
                presenter.wait_place("step 1 part 1")
                presenter.send(" ")
                presenter.wait_place("step 1 part 2")
                presenter.kill(signal.SIGTERM)
                presenter.wait_end()
            with self.present(home) as presenter:
                presenter.wait_place("step 1 part 2")

    def test_answers_are_kept(self):
        with Home() as home:
            with self.present(home) as presenter:
                presenter.wait_place("step 1 part 1")
                presenter.send("  D 9 A 3\x1b[B\r")
                wait_for(lambda: os.path.exists(home.path + "/state/summitry/notebook.db") and rows(home, "SELECT text FROM answers") == [("A 3 D 9",)], "the answer", pump=presenter.pump)
                presenter.kill(signal.SIGKILL)
            path = home.path + "/state/summitry/notebook.db"
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
            self.assertEqual(stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode), 0o700)

    def test_nothing_stops_a_lesson(self):
        """A damaged notebook is put aside; where none can be written the lesson goes on and says so."""
        with Home() as home:
            os.makedirs(home.path + "/state/summitry", 0o700)
            with open(home.path + "/state/summitry/notebook.db", "wb") as file:
                file.write(b"not a notebook" * 1_000)
            with self.present(home) as presenter:
                presenter.wait_place("step 1 part 1")
                presenter.said("damaged")
            self.assertIn("notebook.db.damaged-1", os.listdir(home.path + "/state/summitry"))
        with Home() as home:
            os.makedirs(home.path + "/state/summitry/notebook.db")
            with self.present(home) as presenter:
                presenter.wait_place("step 1 part 1")
                presenter.said("kept")
                presenter.send(" ")
                presenter.wait_place("step 1 part 2")


if __name__ == "__main__":
    unittest.main()
