"""What stays on this machine, in a real terminal: predictions, quizzes, and lessons that are killed."""

import os
import signal
import sqlite3
import stat
import subprocess
import tempfile
import unittest

from explorer_test import FROZEN
from terminal_case import TerminalTest, command
from terminal_session import Tmux, clean_environment, wait_for


class Notebook(TerminalTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(holder.cleanup)
        self.state = holder.name
        self.folder = os.path.join(self.state, "summitry")
        self.path = os.path.join(self.folder, "notebook.db")

    def terminal(self, *arguments, before="", rows=30):
        """The program on a terminal of its own, as the only process in it."""
        tmux = Tmux(rows=rows, columns=80)
        self.addCleanup(tmux.__exit__)
        tmux.type(f"{before}exec env XDG_STATE_HOME={self.state} " + " ".join(command(*arguments)))
        tmux.wait_value("alternate_on", "1")
        return tmux

    def rows(self, query):
        if not os.path.exists(self.path):
            return []
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def answers(self):
        return self.rows("SELECT question, typed, choice, correct FROM answer ORDER BY number")

    def place(self, tmux, step):
        """Waits until the screen shows a step and the notebook has it."""
        tmux.wait_text(f"Step {step} · ")
        wait_for(lambda: self.rows(f"SELECT 1 FROM position WHERE step = {step} AND under_way = 1"), f"step {step} is kept")

    def to_gate(self, tmux):
        """Goes on with a clicker's key until the gate asks."""
        for _ in range(6):
            if any("> Not yet" in line for line in tmux.screen()):
                return
            before = tmux.screen()
            tmux.keys("NPage")
            tmux.wait_screen(lambda lines, before=before: lines != before)
        tmux.wait_text("> Not yet")

    @staticmethod
    def kill(tmux):
        os.kill(int(tmux.value("pane_pid")), signal.SIGKILL)
        tmux.wait_value("pane_dead", "1")

    @staticmethod
    def leave(tmux):
        tmux.keys("-l", "q")
        tmux.wait_text("end the lesson?")
        tmux.keys("-l", "y")
        tmux.wait_value("pane_dead", "1")

    # Tours

    def test_killed_lesson_resumes_with_its_answers(self):
        tmux = self.terminal("present", "predict-hanoi")
        self.to_gate(tmux)
        # No clicker's key opens a gate.
        for key in ("Space", "NPage", "Right"):
            tmux.keys(key)
        tmux.keys("-l", "a12 b7 d3")
        tmux.wait_text("a12 b7 d3")
        self.assertEqual(self.answers(), [])
        tmux.keys("C-u")
        tmux.keys("-l", "a12 b7 d3")
        tmux.keys("Down", "Enter")
        tmux.wait_text("The answer is kept on this machine")
        shown = tmux.wait_text("A ████████ 12 US inspectors.")
        self.assertTrue(any("What came: By the eve of the next summit" in line for line in shown), shown)
        self.place(tmux, 1)
        # What was said to be kept is there, whatever happens now.
        self.kill(tmux)
        expected = [("question/predict-inspectors", "a12 b7 d3", "A 12 B 7 D 3", None)]
        self.assertEqual(self.answers(), expected)
        tmux = self.terminal("present", "predict-hanoi")
        shown = tmux.wait_text("Resumed at step 1 · t shows the steps")
        self.assertTrue(any("A ████████ 12 US inspectors." in line for line in shown), shown)
        for step in (2, 3):
            while not any(f"Step {step} · " in line for line in tmux.screen()):
                before = tmux.screen()
                tmux.keys("Space")
                tmux.wait_screen(lambda lines, before=before: lines != before)
        self.place(tmux, 3)
        before = tmux.screen()
        self.kill(tmux)
        # The same step, part and lock, as if nothing had happened.
        tmux = self.terminal("present", "predict-hanoi")
        tmux.wait_text("Resumed at step 3 · t shows the steps")
        tmux.keys("Escape")
        tmux.wait_screen(lambda lines: lines == before)
        self.leave(tmux)
        self.assertEqual(self.rows("SELECT under_way FROM position"), [(0,)])
        # Left politely, it begins anew; the earlier answer shows behind the gate alone.
        tmux = self.terminal("present", "predict-hanoi")
        self.place(tmux, 1)
        self.assertFalse(any("Resumed" in line for line in tmux.screen()))
        self.to_gate(tmux)
        self.assertFalse(any("Last time" in line for line in tmux.screen()))
        tmux.keys("-l", "b")
        tmux.keys("Down", "Enter")
        shown = tmux.wait_text("Last time: A 12 B 7 D 3")
        self.assertTrue(any("Inspectors of an international body. ← you" in line for line in shown), shown)
        self.assertEqual(self.answers(), expected + [("question/predict-inspectors", "b", "B", None)])

    def test_from_start_and_locks(self):
        tmux = self.terminal("present", "predict-hanoi")
        self.to_gate(tmux)
        tmux.keys("Down", "Enter")
        tmux.wait_text("What came:")
        for step in (2, 3):
            while not any(f"Step {step} · " in line for line in tmux.screen()):
                before = tmux.screen()
                tmux.keys("Space")
                tmux.wait_screen(lambda lines, before=before: lines != before)
        self.place(tmux, 3)
        self.kill(tmux)
        # An own lock is never passed: a step beyond it is not resumed, nor told of.
        tmux = self.terminal("present", "predict-hanoi", "--lock", "2018-10-08")
        tmux.wait_text("Step 1 · ")
        self.assertFalse(any("Resumed" in line or "2019" in line for line in tmux.screen()))
        self.kill(tmux)
        tmux = self.terminal("present", "predict-hanoi", "--from-start")
        tmux.wait_text("Step 1 · ")
        self.assertFalse(any("Resumed" in line for line in tmux.screen()))

    def test_hung_up_lesson_resumes(self):
        """A window that is closed, and Q, are no way to leave a lesson: it goes on at the next start."""
        tmux = self.terminal("present", "ledger")
        tmux.keys("Space")
        wait_for(lambda: self.rows("SELECT 1 FROM position WHERE revealed = 2"), "the part is kept")
        tmux.keys("-l", "Q")
        tmux.wait_value("pane_dead", "1")
        tmux = self.terminal("present", "ledger")
        tmux.wait_text("Resumed at step 1 · t shows the steps")

    def test_own_tours_are_told_apart_by_their_files(self):
        lesson = "---\ntitle: Mine\nminutes: 9\n---\n\n## One\n\nA.\n\n---\n\nB.\n\n## Two\n\nC.\n"
        paths = [os.path.join(self.state, name, "lesson.md") for name in ("one", "two")]
        for path in paths:
            os.makedirs(os.path.dirname(path))
            with open(path, "w", encoding="utf-8") as file:
                file.write(lesson)
        tmux = self.terminal("present", paths[0])
        tmux.keys("Space", "Space")
        self.place(tmux, 2)
        self.kill(tmux)
        tmux = self.terminal("present", paths[1])
        tmux.wait_text("Step 1 · One")
        self.kill(tmux)
        tmux = self.terminal("present", paths[0])
        tmux.wait_text("Resumed at step 2")

    # Quizzes

    def test_quiz(self):
        """A wrong answer opens what refutes it; what was answered wrong comes first the next time."""
        tmux = self.terminal("quiz")
        tmux.wait_text("Question 1 of ")
        tmux.wait_text("In which speech of January 2018")
        tmux.keys("-l", "b")
        shown = tmux.wait_text('Wrong. There he threatened to "totally destroy" the North')
        self.assertTrue(any("UN" in line or "United Nations" in line for line in shown[9:]), shown)
        tmux.keys("Space")
        tmux.wait_text("B In his speech at the United Nations ← wrong")
        tmux.keys("-l", "C")
        tmux.wait_text("Right. On 30 January")
        tmux.keys("Enter")
        tmux.wait_text("What does the test halt of April 2018 cover")
        tmux.keys("-l", "b")
        tmux.wait_text("Wrong. ")
        wait_for(lambda: len(self.answers()) == 2, "two first tries are kept")
        # A kill loses nothing of it.
        self.kill(tmux)
        self.assertEqual(
            self.answers(),
            [("question/quiz-condemnation", "B", "B", 0), ("question/quiz-test-halt-scope", "B", "B", 0)])
        tmux = self.terminal("quiz")
        tmux.wait_text("In which speech of January 2018")
        tmux.keys("-l", "c")
        tmux.wait_text("Right. On 30 January")
        tmux.keys("-l", "q")
        tmux.wait_text("right at once")
        tmux.keys("Escape")
        tmux.wait_screen(lambda lines: not any("Question" in line for line in lines))
        tmux.keys("-l", "q")
        tmux.wait_value("pane_dead", "1")
        for options, first in (((), "What does the test halt"), (("--again",), "In which speech of January 2018")):
            tmux = self.terminal("quiz", *options)
            tmux.wait_text(first)

    def test_quiz_as_text(self):
        done = self.run_command("quiz", "one-word", "--as-of", "2018-06-30")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Who is bound by point three of the Singapore statement", done.stdout)
        self.assertIn("   C North Korea alone\n", done.stdout)
        for word in ("right", "wrong", "2019"):
            self.assertNotIn(word, done.stdout)
        key = self.run_command("quiz", "one-word", "--as-of", "2018-06-30", "--key").stdout
        self.assertIn("C North Korea alone — right: The North", key)
        self.assertEqual(self.run_command("quiz", "--text", "--entry", "moment/hanoi-dinner", "--lock", "2018-06-12").returncode, 1)
        self.assertEqual(
            self.run_command("quiz", "--entry", "moment/hanoi-dinner", "--lock", "2018-06-12").stderr.replace("hanoi-dinner", "x"),
            self.run_command("quiz", "--entry", "moment/x", "--lock", "2018-06-12").stderr)
        self.assertEqual(self.run_command("quiz", "--as-of", "1990-01-01").stderr, "summitry: nothing to ask within this horizon\n")

    def test_two_at_once(self):
        first, second = self.terminal("quiz"), self.terminal("quiz")
        for tmux in (first, second):
            tmux.wait_text("In which speech of January 2018")
            tmux.keys("-l", "a")
            tmux.wait_text("Wrong. ")
        for tmux in (second, first):
            tmux.keys("Space")
            tmux.wait_text("← wrong")
            tmux.keys("-l", "c")
            tmux.wait_text("Right. ")
            tmux.keys("Space")
            tmux.wait_text("What does the test halt")
            tmux.keys("-l", "a")
            tmux.wait_text("Right. ")
        wait_for(lambda: len(self.answers()) == 4, "four answers are kept")
        self.assertEqual(sorted(row[3] for row in self.answers()), [0, 0, 1, 1])

    # Files that are not in order

    def test_file_is_the_users_alone(self):
        tmux = self.terminal("present", "ledger")
        self.place(tmux, 1)
        self.assertEqual(stat.S_IMODE(os.stat(self.folder).st_mode), 0o700)
        for name in os.listdir(self.folder):
            if name.startswith("notebook"):
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(self.folder, name)).st_mode), 0o600, name)

    def test_damaged(self):
        os.mkdir(self.folder, 0o700)
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("no notebook " * 1_000)
        tmux = self.terminal("present", "ledger")
        tmux.wait_text("The notebook was damaged: a new one begins, the old one is ")
        tmux.keys("Space")
        wait_for(lambda: self.rows("SELECT 1 FROM position WHERE revealed = 2"), "a new one is begun")
        with open(self.path + ".corrupt-1", encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("no notebook"))

    def test_newer(self):
        os.mkdir(self.folder, 0o700)
        connection = sqlite3.connect(self.path)
        connection.executescript("CREATE TABLE future(x); PRAGMA user_version = 7;")
        connection.close()
        with open(self.path, "rb") as file:
            before = file.read()
        tmux = self.terminal("present", "ledger")
        tmux.wait_text("Places and answers are not kept: the notebook was written by a newer Summitry")
        tmux.keys("Space", "Space")
        tmux.wait_text("Step 2 · ")
        self.kill(tmux)
        with open(self.path, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_unwritable(self):
        """The lesson goes on, and says once that nothing is kept, and of each answer that it is lost."""
        with open(self.folder, "w", encoding="utf-8") as file:
            file.write("no folder")
        tmux = self.terminal("present", "predict-hanoi")
        tmux.wait_text("Places and answers are not kept: Not a directory (")
        self.to_gate(tmux)
        tmux.keys("-l", "a")
        tmux.keys("Down", "Enter")
        shown = tmux.wait_text("The answer is not kept: Not a directory (")
        self.assertTrue(any("US inspectors. ← you" in line for line in shown), shown)

    def test_full_disk(self):
        """No file can grow beyond 16 KB: the notebook cannot be begun, and the lesson goes on."""
        tmux = self.terminal("present", "ledger", before="trap '' XFSZ; ulimit -f 32; ")
        tmux.wait_text("Places and answers are not kept: ")
        before = tmux.screen()
        tmux.keys("Space")
        tmux.wait_screen(lambda lines: lines != before and not any("not kept" in line for line in lines))

    # Who has no business with it

    def run_command(self, *arguments):
        environment = clean_environment(XDG_STATE_HOME=self.state)
        return subprocess.run(command(*arguments), capture_output=True, text=True, env=environment, check=False)

    def test_reading_opens_none(self):
        for arguments in (
                ("render", "--tour", "predict-hanoi", "--keys", "<Space><Space><Space>a<Down><Enter>"), ("render", "--keys", "Ua"),
                ("quiz", "--text"), ("list", "questions"), ("show", "question/quiz-point-three"), ("info",),
                ("tour", "check", "one-word", "--pack", FROZEN)):
            done = self.run_command(*arguments)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertEqual(os.listdir(self.state), [], arguments)
        self.assertIn(f"notebook: {self.path}\n", self.run_command("info").stdout)


if __name__ == "__main__":
    unittest.main()
